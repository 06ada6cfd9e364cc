# shellcheck shell=bash
# Nodes of our own that stand beside each other: each a Docker daemon in a network namespace, enrolled with the same
# script and by the same way as a machine elsewhere. HOME/nodes/NAME has all that is one node's.

node_names=(eu-1 us-1 ap-1 eu-2 us-2 ap-2 eu-3 us-3)
most_nodes=${#node_names[@]}

check_node_count() {
  [[ $1 =~ ^[0-9]+$ ]] && [ "$1" -ge 1 ] && [ "$1" -le "$most_nodes" ] || die "--nodes is a number from 1 to $most_nodes"
}

# As the market's examples name them.
region_of() { case $1 in eu-*) echo eu-central ;; us-*) echo us-east ;; ap-*) echo ap-southeast ;; esac; }

node_dir() { printf '%s/nodes/%s' "$home" "$1"; }
enrolled() { [ -f "$(node_dir "$1")/tls/node.pem" ]; }

# Those that stand here, enrolled or half so.
standing_nodes() { find "$home/nodes" -mindepth 2 -maxdepth 2 -name index -printf '%h\n' 2>/dev/null | xargs -r -n1 basename | LC_ALL=C sort; }

# Each gets its part of seven tenths of what is free: sparse files that outgrow the disk below turn read-only.
node_size() {
  local free size
  free=$(df --output=avail -m "$home" | tail -1)
  size=$((free * 7 / 10 / ${1:-1}))
  [ $size -le 65536 ] || size=65536
  [ $size -ge 2048 ] || die "only $free MiB free in $home: each node needs 3 GiB"
  printf '%s' "$size"
}

# What was enrolled before, all at once.
start_standing_nodes() {
  local name jobs=() failed=
  for name in $(standing_nodes); do
    enrolled "$name" || continue
    "$ops/node.sh" status --dir "$(node_dir "$name")" >/dev/null 2>&1 || { start_standing_node "$name" & jobs+=($!); }
  done
  for job in "${jobs[@]}"; do wait "$job" || failed=yes; done
  [ -z "$failed" ] || die "not all nodes came up (logs: $home/nodes/*/log)"
}

start_standing_node() { "$ops/node.sh" up --dir "$(node_dir "$1")" ${egress:+--egress} >/dev/null; }

# Those of --nodes N that are missing, and what is near the end of its certificate.
enrol_nodes() {
  local wanted=${node_count:-0} i name
  for ((i = 0; i < wanted; i++)); do
    name=${node_names[i]}
    if ! enrolled "$name" || [ -z "$(node_called "$name")" ]; then
      step "enrolling $name"
      enrol_node "$name" "$(region_of "$name")" '' "$(node_size "$wanted")" || die "$name could not be enrolled (log: $log_dir/enroll-$name.log)"
      step_done
    fi
  done
  for name in $(standing_nodes); do
    if enrolled "$name"; then bash "$(enroll_script)" renew --dir "$(node_dir "$name")" >>"$log_dir/enroll-$name.log" 2>&1 || true; fi
  done
}

# The script as the portal serves it to anybody.
enroll_script() {
  [ -s "$run_dir/enroll.sh" ] || curl -sf --max-time 20 "$portal_url/enroll.sh" -o "$run_dir/enroll.sh" || die "the portal does not give its script"
  printf '%s' "$run_dir/enroll.sh"
}

# enrol_node NAME REGION SERVER SIZE
enrol_node() {
  local name=$1 region=$2 server=$3 size=$4 token
  rm -f "$run_dir/enroll.sh"
  if [ -n "$server" ]; then token=$(server_token "$name" "$region" "$server"); else token=$(own_token "$name" "$region"); fi
  [ -n "$token" ] || return 1
  bash "$(enroll_script)" --portal "$portal_url" --token "$token" --dir "$(node_dir "$name")" --netns-index auto --size "$size" \
    ${egress:+--egress} ${ROWHOUSE_NO_BENCH:+--no-bench} >>"$log_dir/enroll-$name.log" 2>&1 || { tail -5 "$log_dir/enroll-$name.log" >&2; return 1; }
}

# api METHOD PATH [BODY]: as the owner's programs do.
api() { api_as "$keys/api-key" "$@"; }

# api_as KEY-FILE METHOD PATH [BODY]
api_as() {
  local key=$1; shift
  curl -sS --max-time 30 -X "$1" -H @<(printf 'Authorization: Bearer %s\n' "$(cat "$key")") ${3:+-H 'Content-Type: application/json' -d "$3"} "$portal_url/api/v1$2"
}

own_token() {
  local answer
  answer=$(api POST /enrolments "$(jq -nc --arg name "$1" --arg region "$2" '{name:$name, region:$region}')") || die "the portal does not answer"
  jq -er .token <<<"$answer" 2>/dev/null || die "no token for $1: $(jq -r '.detail // .title // .' <<<"$answer")"
}

# A server of the market is its vendor's to enrol: with a key of the vendor's, given or one of the examples'.
vendor_keys() { if [ -n "${vendor_key:-}" ]; then printf '%s\n' "$vendor_key"; else find "$keys/vendors" -type f 2>/dev/null; fi; }

# market_server SERVER: "KEY-FILE ID" of the server with this identifier or label.
market_server() {
  local key id
  while read -r key; do
    id=$(api_as "$key" GET '/servers?limit=100' 2>/dev/null | jq -r --arg server "$1" 'first(.items[]? | select(.id == $server or .label == $server) | .id) // empty')
    if [ -n "$id" ]; then printf '%s %s\n' "$key" "$id"; return; fi
  done < <(vendor_keys)
  return 1
}

server_token() {
  local key id answer
  [[ $3 =~ ^[A-Za-z0-9_.-]+$ ]] || die "no server is called $3"
  read -r key id < <(market_server "$3") || true
  [ -n "${id:-}" ] || die "no vendor whose key is here has a server $3 (--vendor-key FILE names another key)"
  answer=$(api_as "$key" POST "/servers/$id/enrolments" '{}') || die "the portal does not answer"
  jq -er .token <<<"$answer" 2>/dev/null || die "no token for $1: $(jq -r '.detail // .title // .' <<<"$answer")"
}

# The portal's nodes as JSON; an empty list when nobody answers.
portal_nodes() {
  [ -s "$keys/api-key" ] && runs portal || { echo '[]'; return; }
  api GET '/nodes?limit=100' 2>/dev/null | jq -c '.items // []' 2>/dev/null || echo '[]'
}

node_called() { portal_nodes | jq -r --arg name "$1" '.[] | select(.name == $name) | .id'; }

stop_standing_nodes() {
  local name
  for name in $(standing_nodes); do "$ops/node.sh" "$1" --dir "$(node_dir "$name")" & done
  wait
  if [ "$1" = destroy ]; then rmdir "$home/nodes" 2>/dev/null || true; fi
}

# Each node here beside what the portal says of it.
all_nodes() {
  local name portal; portal=$(portal_nodes)
  { for name in $(standing_nodes); do local_node "$name"; done; } | jq -sc --slurpfile portal <(printf '%s' "$portal") '
    . as $here | [($here[], ($portal[0][] | select(.name as $name | all($here[]; .name != $name)) | {name, running:null}))
      | . as $node | . + (($portal[0][] | select(.name == $node.name) | {id, state, region, docker, problem, pressure, closed}) // {})]'
}

local_node() {
  local dir pid running=false killed=false; dir=$(node_dir "$1")
  if pid=$(live_pid "/run/rowhouse/$(cat "$dir/index")/dockerd.pid"); then running=true; else pid=null; fi
  if [ -f "$dir/killed" ]; then killed=true; fi
  jq -c --arg name "$1" --argjson place "$(cat "$dir/index")" --argjson pid "$pid" --argjson running $running --argjson killed $killed \
    '{name:$name, place:$place, pid:$pid, running:$running, killed:$killed, machine, certifiedUntil:.until}' "$dir/machine.json"
}
