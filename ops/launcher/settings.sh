# shellcheck shell=bash
# Where an installation lives and on which ports. What the first `up` was told is kept in HOME/settings.

home=${ROWHOUSE_HOME:-$top/.rowhouse}
port_base= docker_host= egress= node_count= portal_count=

# Reads one of the options that every command has; returns 1 if $1 is none of them. Sets `taken`.
common_option() {
  taken=2
  case $1 in
    --home) home=$(value_of "$@") ;;
    --port-base) port_base=$(value_of "$@") ;;
    *) return 1 ;;
  esac
}

# For commands with no options but the common ones and --json (sets `json`).
only_common_options() {
  json=
  while [ $# -gt 0 ]; do
    if common_option "$@"; then shift $taken
    elif [ "$1" = --json ]; then json=yes; shift
    else die "unknown option $1 (see --help)"; fi
  done
  use_home
}

use_home() {
  home=$(absolute "$home")
  run_dir=$home/run log_dir=$home/log keys=$home/keys
  node_file=$home/node.json database_file=$home/database.json
  local kept_ports='' kept_docker='' kept_egress='' kept_nodes='' kept_portals=''
  if [ -f "$home/settings" ]; then
    kept_ports=$(sed -n 's/^port_base=//p' "$home/settings")
    kept_docker=$(sed -n 's/^docker_host=//p' "$home/settings")
    kept_egress=$(sed -n 's/^egress=//p' "$home/settings")
    kept_nodes=$(sed -n 's/^nodes=//p' "$home/settings")
    kept_portals=$(sed -n 's/^portals=//p' "$home/settings")
  fi
  check_ports "${port_base:=${kept_ports:-7400}}"
  : "${docker_host:=$kept_docker}" "${egress:=$kept_egress}" "${node_count:=$kept_nodes}" "${portal_count:=${kept_portals:-1}}"
  portal_port=$port_base gateway_port=$((port_base + 1)) admin_port=$((port_base + 2))
  database_port=$((port_base + 3)) stripe_port=$((port_base + 4)) internal_port=$((port_base + 5)) keycloak_port=$((port_base + 6)) ldap_port=$((port_base + 7)) second_port=$((port_base + 8))
  portal_url=http://localhost:$portal_port
  gateway_url=http://localhost:$gateway_port
  gateway_domain=${ROWHOUSE_GATEWAY_DOMAIN:-rowhouse.localhost}
}

check_ports() {
  [[ $1 =~ ^[0-9]+$ ]] && [ "$1" -ge 1024 ] && [ "$1" -le 65527 ] || die "--port-base is a number from 1024 to 65527"
}

make_home() {
  mkdir -p "$home"; chmod 0711 "$home"
  mkdir -p "$run_dir" "$log_dir"
  mkdir -p -m 0700 "$keys"
  if [ ! -s "$keys/master.key" ]; then
    (umask 077; openssl rand -base64 32 >"$keys/master.key.new")
    mv "$keys/master.key.new" "$keys/master.key"
  fi
}

keep_settings() {
  printf 'port_base=%s\ndocker_host=%s\negress=%s\nnodes=%s\nportals=%s\ndatabase=%s\n' "$port_base" "$docker_host" "$egress" "$node_count" "$portal_count" "$(database_kind)" >"$home/settings.new"
  mv "$home/settings.new" "$home/settings"
}

database_kind() { if [ -n "${ROWHOUSE_DB_URL:-}" ]; then printf external; else printf embedded; fi; }

# Data in one place and a launcher that looks in another is worse than a refusal.
check_settings() {
  [ -f "$home/settings" ] || return 0
  local was; was=$(sed -n 's/^database=//p' "$home/settings")
  [ "$was" = "$(database_kind)" ] || die "$home was made with an $was database: $([ "$was" = external ] && echo 'set ROWHOUSE_DB_URL' || echo 'unset ROWHOUSE_DB_URL')"
  local ports; ports=$(sed -n 's/^port_base=//p' "$home/settings")
  if [ "$ports" != "$port_base" ] && runs portal; then
    die "this installation runs on ports from $ports: ./rowhouse down first"
  fi
}

# One command at a time changes an installation.
lock_home() {
  mkdir -p "$home"
  exec 7>"$home/lock"
  flock -n 7 || die "another command is at work on $home; wait for it to end"
}

known_home() { [ -f "$home/settings" ] || die "no installation in $home (./rowhouse up makes one)"; }
