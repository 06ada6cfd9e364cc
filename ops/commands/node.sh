# shellcheck shell=bash
# ./rowhouse node list [--json] | add NAME [--region R] [--server SERVER [--vendor-key FILE]] | kill NAME | start NAME | remove NAME [--lose] [--home DIR]
#
# The nodes of this installation that stand on this machine: Docker daemons in network namespaces of their own,
# enrolled over mutual TLS as a machine elsewhere would be. `./rowhouse up --nodes 3` makes the first three.
#   list     all nodes: what the portal says of them and what runs here
#   add      makes one more and enrols it; --server: as this server of the market (its identifier or label), which
#            becomes a node when somebody rents it; with a key of its vendor's, which the examples' vendors have here
#   kill     ends its daemons and all that runs on it at once, without a word, and cuts its network: a lost machine
#   start    brings it back
#   remove   gives it up and removes it with its data; refused while tenants stand on it, and, without --lose, while
#            it has the only copy of a snapshot

run() {
  local what=${1:-list} name='' region='' server='' vendor_key='' lose=false rest=(); shift || true
  while [ $# -gt 0 ]; do
    case $1 in
      --region) region=$(value_of "$@"); shift 2 ;;
      --server) server=$(value_of "$@"); shift 2 ;;
      --vendor-key) vendor_key=$(value_of "$@"); shift 2 ;;
      --lose) lose=true; shift ;;
      --home | --port-base) rest+=("$1" "${2:-}"); shift; shift || true ;;
      -*) rest+=("$1"); shift ;;
      *) [ -z "$name" ] || die "one node at a time"; name=$1; shift ;;
    esac
  done
  only_common_options "${rest[@]}"
  known_home
  case $what in
    list) list_nodes ;;
    add | kill | start | remove) check_name; lock_home; "${what}_node" ;;
    *) die "node has no '$what' (see --help)" ;;
  esac
}

check_name() { [[ $name =~ ^[a-z0-9][a-z0-9-]{0,30}$ ]] || die "a node's name is lower case letters, digits and dashes"; }
known_node() { [ -f "$(node_dir "$name")/index" ] || die "no node $name stands here (./rowhouse node list)"; }
node_script() { "$ops/node.sh" "$1" --dir "$(node_dir "$name")" "${@:2}"; }

list_nodes() {
  local all; all=$(all_nodes)
  if [ -n "$json" ]; then jq . <<<"$all"; return; fi
  jq -r '.[] | [.name, (.state // "no node yet"), (.region // "" | if . == "" then "-" else . end),
    (if .killed then "killed" elif .running then "runs here" elif .running == null then "elsewhere" else "stopped" end), (.docker // "-"), (.problem // .closed // .pressure // "")] | @tsv' <<<"$all" | column -t -s "$(printf '\t')"
}

add_node() {
  runs portal || die "the portal does not run (./rowhouse up)"
  need_root "node add"
  "$ops/install.sh" run --no-database --doors
  [ ! -f "$(node_dir "$name")/index" ] || die "$name stands here already"
  : "${region:=$(region_of "$name")}"
  step "enrolling $name"
  enrol_node "$name" "$region" "$server" "$(node_size $(($(standing_nodes | wc -l) + 2)))" || die "$name could not be enrolled (log: $log_dir/enroll-$name.log)"
  if [ -n "$server" ]; then printf '%s\n' "$server" >"$(node_dir "$name")/server"; fi
  step_done
}

kill_node() {
  known_node
  : >"$(node_dir "$name")/killed"
  node_script kill
  say "$name is lost: its daemons are dead and its network is cut"
}

start_node() {
  known_node
  node_script up ${egress:+--egress} >/dev/null
  rm -f "$(node_dir "$name")/killed"
  say "$name is back"
}

remove_node() {
  known_node
  local id answer; id=$(node_called "$name")
  if [ -n "$id" ]; then
    answer=$(api DELETE "/nodes/$id?lose=$lose")
    [ -z "$answer" ] || die "$name cannot be given up: $(jq -r '.detail // .title // .' <<<"$answer")"
  fi
  # A machine of the market that is nobody's node is its vendor's to take away.
  local key server
  if [ -s "$(node_dir "$name")/server" ] && read -r key server < <(market_server "$(cat "$(node_dir "$name")/server")"); then
    answer=$(api_as "$key" DELETE "/servers/$server/machine")
    [ -z "$answer" ] || die "$name cannot be given up: $(jq -r '.detail // .title // .' <<<"$answer")"
  fi
  rm -f "$(node_dir "$name")/killed"
  node_script destroy
  say "$name is gone"
}
