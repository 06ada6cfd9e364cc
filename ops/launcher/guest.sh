# shellcheck shell=bash
# Our things on an engine that somebody else runs: they carry the installation's label, and only they are touched.

engine_api() {
  local method=$1 path=$2; shift 2
  case $docker_host in
    unix://*) curl -sf --max-time 60 -G --unix-socket "${docker_host#unix://}" -X "$method" "$@" "http://docker$path" ;;
    tcp://*) curl -sf --max-time 60 -G -X "$method" "$@" "http://${docker_host#tcp://}$path" ;;
    *) die "--docker takes unix:///path or tcp://host:port" ;;
  esac
}

# Written down while the database is up, since `down` and `reset` need it when it may not be.
keep_installation_id() {
  local answer
  answer=$(ask_database 'SELECT id FROM provisioner_installation' 2>/dev/null) || return 0
  if [ -n "$answer" ]; then printf '%s\n' "$answer" >"$home/installation"; fi
}

# Images that no container stands on are known by their rows only.
keep_image_names() {
  ask_database 'SELECT image FROM provisioner_snapshot' >"$home/images.ours" 2>/dev/null || true
}

# Where the database is not ours to ask: whose networks lie in the block that this home was given?
find_installation_id() {
  [ ! -s "$home/installation" ] && [ -f "$node_file" ] || return 0
  engine_api GET /networks | jq -r --arg block "$(jq -r '.subnet4 | split(".")[:2] | join(".")' "$node_file")." '
    [.[] | select(any(.IPAM.Config[]?; .Subnet | startswith($block))) | .Labels["dev.rowhouse.installation"] // empty][0] // empty' >"$home/installation.new"
  if [ -s "$home/installation.new" ]; then mv "$home/installation.new" "$home/installation"; else rm -f "$home/installation.new"; fi
}

ask_database() {
  [ "$(database_kind)" = embedded ] || return 1
  MYSQL_PWD=$(cat "$home/database/password") mariadb --no-defaults --skip-ssl -S "$(jq -r .socket "$database_file")" -u rowhouse rowhouse -Ne "$1"
}

# our_things containers|volumes|networks: their ids or names.
our_things() {
  local filter path
  filter=$(jq -nc --arg id "$(cat "$home/installation")" '{label:["dev.rowhouse.installation=" + $id]}')
  case $1 in containers) path='/containers/json' ;; *) path=/$1 ;; esac
  engine_api GET "$path" --data-urlencode "filters=$filter" --data-urlencode all=1 \
    | jq -r 'if type == "object" then .Volumes // [] else . end | .[] | .Id // .Name'
}

# Snapshots and copies carry identifiers of ours in their names. What other installations use too goes only
# when there is none: they would have to load it again.
our_images() {
  local references
  references=$(engine_api GET /images/json | jq -r '.[].RepoTags // [] | .[]')
  { cat "$home/images.ours" 2>/dev/null
    for thing in $(our_things containers); do engine_api GET "/containers/$thing/json" | jq -r .Config.Image; done
  } | sort -u | grep -Ex 'rowhouse/(snapshot|copy-[^:]*|upload):.*' | while read -r thing; do printf '%s\n' "$references" | grep -Fx "$thing"; done || true
  if [ "$(engine_api GET /containers/json --data-urlencode all=1 --data-urlencode 'filters={"label":["dev.rowhouse.installation"]}' \
    | jq --arg id "$(cat "$home/installation")" '[.[] | select(.Labels["dev.rowhouse.installation"] != $id)] | length')" = 0 ]; then
    printf '%s\n' "$references" | grep -Ex 'rowhouse/(helper|notebook):1' || true
  fi
}

# A packet filter's tables outlive all containers.
remove_walls() {
  local tag id
  for tag in $(engine_api GET /networks | jq -r --arg id "$(cat "$home/installation")" \
    '.[] | select(.Labels["dev.rowhouse.installation"] == $id) | .Name | split("-")[1]' | sort -u); do
    id=$(engine_json /containers/create "$(jq -nc --arg id "$(cat "$home/installation")" --arg table "rowhouse_$tag" '{
      Image:"rowhouse/helper:1", Labels:{"dev.rowhouse.installation":$id}, Entrypoint:["sh","-c","nft delete table inet \($table); nft delete table bridge \($table)"],
      HostConfig:{NetworkMode:"host", CapDrop:["ALL"], CapAdd:["NET_ADMIN"], ReadonlyRootfs:true, UsernsMode:"host"}}')" | jq -r .Id) || continue
    engine_json "/containers/$id/start" '' >/dev/null && engine_json "/containers/$id/wait" '' >/dev/null || say "  still there: the packet filter's tables rowhouse_$tag"
  done
}

engine_json() {
  local at=(); case $docker_host in unix://*) at=(--unix-socket "${docker_host#unix://}" "http://docker$1") ;; *) at=("http://${docker_host#tcp://}$1") ;; esac
  curl -sf --max-time 60 -X POST -H 'Content-Type: application/json' -d "$2" "${at[@]}"
}

leave_engine() {
  find_installation_id || true
  if [ ! -f "$home/installation" ]; then
    say "  nothing is known to be ours at $docker_host; what carries the label dev.rowhouse.installation there is to be removed by hand"
    return
  fi
  local thing
  for thing in $(our_things containers); do engine_api POST "/containers/$thing/stop?t=5" >/dev/null || true; done
  [ "$1" = destroy ] || return 0
  local images; images=$(our_images)
  remove_walls
  for thing in $(our_things containers); do engine_api DELETE "/containers/$thing?force=1&v=1" >/dev/null || say "  still there: container $thing"; done
  for thing in $(our_things volumes); do engine_api DELETE "/volumes/$thing" >/dev/null || say "  still there: volume $thing"; done
  for thing in $(our_things networks); do engine_api DELETE "/networks/$thing" >/dev/null || say "  still there: network $thing"; done
  # An image that somebody else's container stands on is refused, and stays.
  for thing in $images; do engine_api DELETE "/images/$thing" >/dev/null 2>&1 || true; done
}
