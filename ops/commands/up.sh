# shellcheck shell=bash
# ./rowhouse up [--detach] [--no-demo] [--home DIR] [--port-base N] [--nodes N | --docker HOST] [--portals N] [--egress]
#
# Starts what does not run yet and waits until it is healthy; a second `up` changes nothing.
# On a first start it also does the main job once: a project, a template, a signed billing event,
# and a tenant that answers on a URL of its own.
#   --detach       return when everything is healthy; otherwise stay, show the log, and stop on Ctrl-C
#   --no-demo      no demo project, no stand-in for Stripe
#   --home DIR     where everything is kept (default: .rowhouse beside the script)
#   --port-base N  portal N, gateway N+1, admin-ui N+2, database N+3, Stripe stand-in N+4, internal N+5
#                  (default 7400); demo enterprise: Keycloak N+6, LDAP N+7; a second portal N+8
#   --nodes N      N nodes, 1 to 8, instead of one: each a Docker daemon in a network namespace of its own on btrfs of its
#                  own, reached by mutual TLS and enrolled as a machine elsewhere would be: eu-1, us-1, ap-1, eu-2, …
#   --docker HOST  use this Docker engine (unix:///path or tcp://host:port) instead of a node of our own
#   --portals N    1 or 2 portal processes on the same database: either serves what the other began (docs/operations.md)
#   --egress       let tenants reach beyond this machine as far as their templates' rules allow: switches
#                  IP forwarding on and translates their addresses; without it they reach nothing outside
# Environment: ROWHOUSE_DB_URL uses that MariaDB (a JDBC address) instead of one of our own;
# ROWHOUSE_GATEWAY_DOMAIN is the domain that tenants' names stand under (default rowhouse.localhost).

run() {
  local detach= demo=yes
  while [ $# -gt 0 ]; do
    case $1 in
      --detach) detach=yes; shift ;;
      --no-demo) demo=; shift ;;
      --egress) egress=yes; shift ;;
      --nodes) node_count=$(value_of "$@"); check_node_count "$node_count"; shift 2 ;;
      --portals) portal_count=$(value_of "$@"); check_portal_count "$portal_count"; shift 2 ;;
      --docker) docker_host=$(value_of "$@"); shift 2 ;;
      *) if common_option "$@"; then shift "$taken"; else die "unknown option $1 (see --help)"; fi ;;
    esac
  done
  use_home
  [ -z "$node_count" ] || [ -z "$docker_host" ] || die "--nodes and --docker do not go together"
  lock_home
  check_settings
  start_everything
  if [ -n "$detach" ]; then return; fi
  stay
}

start_everything() {
  "$ops/install.sh" run ${docker_host:+--no-node} ${ROWHOUSE_DB_URL:+--no-database} ${node_count:+--doors}
  [ -n "$docker_host" ] || [ "$(id -u)" = 0 ] || die "a node of our own needs root: run it with sudo, or name an engine with --docker HOST"
  use_jdk
  local first=; [ -f "$home/sign-in.txt" ] || first=yes
  make_home
  keep_settings
  build_once
  build_images
  start_database
  if [ -z "$node_count" ] || [ -f "$home/node/index" ]; then start_node; fi
  start_standing_nodes
  if [ -n "$demo" ]; then ensure_app stripe 64m "$stripe_port" 30 listens stripe --port "$stripe_port" --state "$home/stripe.json"; fi
  ensure_app portal 256m "$portal_port" 300 healthy
  ensure_second_portal
  ensure_app admin-ui 128m "$admin_port" 300 healthy
  if [ -n "$docker_host" ]; then keep_installation_id; fi
  enrol_nodes
  if [ -n "$demo" ]; then show_demo; fi
  farewell
}

show_demo() {
  if [ -f "$home/demo.txt" ]; then sed -n '/^  Tenant/,$p' "$home/demo.txt"; return; fi
  is_installed e2e || install_app e2e
  tool demo setup --home "$home" --portal "$portal_url" --key-file "$keys/api-key" --notebook-image "$home/images/notebook.tar" \
    --stripe-port "$stripe_port" --gateway "$gateway_url" | tee "$home/demo.txt.new"
  [ "${PIPESTATUS[0]}" = 0 ] || die "the demo did not come up (logs: $log_dir)"
  mv "$home/demo.txt.new" "$home/demo.txt"
}

farewell() {
  if [ -z "$demo" ]; then
    say ""
    say "  Portal     $portal_url"
    if [ -f "$home/sign-in.txt" ]; then say "  Sign in    as $home/sign-in.txt says"; fi
  fi
  if [ -n "$first" ] && [ -f "$home/sign-in.txt" ]; then sed '1d; s/^/             /' "$home/sign-in.txt" >&2; fi
  say "  Operators  http://localhost:$admin_port"
}

# In front until Ctrl-C, or until the session ends that it runs in. A supervisor sees the portal's death as ours.
stay() {
  flock -u 7
  say "  Ctrl-C stops it. What follows is the portal's log."
  say ""
  tail -n 0 -F "$log_dir/portal.log" 7>&- 2>/dev/null &
  tail=$!
  trap 'end_stay 0' HUP INT TERM
  while runs portal; do sleep 1 & wait $! || true; done
  say "  the portal has ended; its last words are above (log: $log_dir/portal.log)"
  end_stay 1
}

end_stay() {
  trap '' HUP INT TERM
  kill "$tail" 2>/dev/null || true
  say ""; say "  stopping"
  "$top/rowhouse" down --home "$home"
  exit "$1"
}
