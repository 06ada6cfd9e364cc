# shellcheck shell=bash
# What stands below Java: images, database, node.

build_images() {
  local image
  for image in helper ${demo:+notebook}; do build_image "$image"; done
}

build_image() {
  local new=; [ -f "$home/images/$1.tar" ] || new=yes
  [ -z "$new" ] || step "building the image '$1'"
  "$ops/images.sh" build "$1" --out "$home/images" >"$log_dir/images.log" 2>&1 || { cat "$log_dir/images.log" >&2; die "the image '$1' could not be built"; }
  [ -z "$new" ] || step_done
}

start_database() {
  [ "$(database_kind)" = embedded ] || return 0
  local running; running=$("$ops/database.sh" status --dir "$home/database" 2>/dev/null | jq -r .port) || running=
  if [ -n "$running" ] && [ "$running" = "$database_port" ]; then return; fi
  step "starting the database"
  [ -z "$running" ] || "$ops/database.sh" down --dir "$home/database"
  (umask 077; "$ops/database.sh" up --dir "$home/database" --port "$database_port" >"$database_file.new")
  mv "$database_file.new" "$database_file"
  step_done
}

start_node() {
  if [ -n "$docker_host" ]; then describe_given_engine; return; fi
  local running=; "$ops/node.sh" status --dir "$home/node" >/dev/null 2>&1 && running=yes
  [ -n "$running" ] || step "starting the node"
  "$ops/node.sh" up --dir "$home/node" ${egress:+--egress} >"$node_file.new"
  mv "$node_file.new" "$node_file"
  [ -n "$running" ] || step_done
}

# An engine that somebody else runs: we know its address, and choose networks that our own nodes never use.
describe_given_engine() {
  engine_api GET /_ping >/dev/null || die "the Docker engine at $docker_host does not answer"
  local place=$((port_base / 10 % 30))
  jq -nc --arg docker "$docker_host" --arg s4 "10.$((222 + place)).0.0/16" \
    --arg s6 "$(printf 'fd52:4f57:4856:%02x00::/56' "$place")" \
    '{docker:$docker, subnet4:$s4, subnet6:$s6, gateway4:null, gateway6:null, dataDir:null, dockerRoot:null, external:true}' >"$node_file"
}

stop_node() {
  if [ -n "$docker_host" ]; then leave_engine "${1:-down}"; elif [ -d "$home/node" ]; then "$ops/node.sh" "${1:-down}" --dir "$home/node"; fi
}
stop_database() { [ ! -d "$home/database" ] || "$ops/database.sh" "${1:-down}" --dir "$home/database"; }
