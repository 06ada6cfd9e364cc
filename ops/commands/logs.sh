# shellcheck shell=bash
# ./rowhouse logs [-f] [portal|portal-2|admin-ui|stripe|keycloak|ldap|database|node|build|NODE] [--home DIR]
#
# Shows what the processes write; -f goes on showing.

run() {
  local follow= which=portal rest=()
  while [ $# -gt 0 ]; do
    case $1 in
      -f | --follow) follow=-F; shift ;;
      --home | --port-base) rest+=("$1" "${2:-}"); shift; shift || true ;;
      -*) die "unknown option $1 (see --help)" ;;
      *) which=$1; shift ;;
    esac
  done
  only_common_options "${rest[@]}"
  known_home
  local files
  case $which in
    portal | portal-2 | admin-ui | stripe | keycloak | ldap | build) files=("$log_dir/$which.log") ;;
    database) files=("$home/database/database.log") ;;
    node) files=("$home/node/log/dockerd.log" "$home/node/log/containerd.log") ;;
    *) if [ -f "$(node_dir "$which")/index" ]; then files=("$(node_dir "$which")"/log/*.log); else die "no log named $which (see --help)"; fi ;;
  esac
  tail -n 200 ${follow:+"$follow"} "${files[@]}"
}
