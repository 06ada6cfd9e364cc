# shellcheck shell=bash
# ./rowhouse down [--home DIR]
#
# Stops everything that `up` started: portal, admin-ui, the stand-in for Stripe, the node with its tenants,
# the database. Everything is kept; `up` starts it again.

run() {
  only_common_options "$@"
  [ -d "$home" ] || return 0
  lock_home
  stop_everything down
}

# All at once: what is below can take the end of what is above.
stop_everything() {
  local app
  if [ -n "$docker_host" ]; then keep_image_names; fi
  for app in portal portal-2 admin-ui stripe keycloak ldap; do stop_app "$app" & done
  wait
  stop_node "$1" &
  stop_standing_nodes "$1" &
  stop_database "$1" &
  wait
}
