# shellcheck shell=bash
# ./rowhouse demo signup [--email E] [--event-id ID] | cancel [--email E] | … [--home DIR]
#
# Posts the next signed billing events to the demo project's own webhook, as a billing provider would,
# and shows what comes of them. `demo enterprise [--saml] [--json]` makes companies whose employees sign in with
# identity providers of their own. `./rowhouse demo help` lists all.

run() {
  local rest=()
  while [ $# -gt 0 ]; do
    if common_option "$@"; then shift "$taken"; else rest+=("$1"); shift; fi
  done
  use_home
  known_home
  use_jdk
  if [ "${rest[0]:-}" = enterprise ]; then
    build_image notebook
    ensure_keycloak
    rest+=(--keycloak "$keycloak_url" --keycloak-password "$keys/keycloak" --keycloak-hosts "$home/keycloak/hosts" \
      --notebook-image "$home/images/notebook.tar")
  fi
  [ -f "$(installed_jar e2e)" ] || install_app e2e
  tool demo "${rest[@]:-help}" --home "$home" --portal "$portal_url" --key-file "$keys/api-key" \
    --stripe-port "$stripe_port" --gateway "$gateway_url"
}

# An identity provider for the demo's companies; it runs until ./rowhouse down.
ensure_keycloak() {
  keycloak_url=http://127.0.0.1:$keycloak_port
  if [ ! -s "$keys/keycloak" ]; then (umask 077; openssl rand -hex 16 >"$keys/keycloak"); fi
  if runs keycloak; then return; fi
  ! listens "$keycloak_port" || die "port $keycloak_port, which Keycloak needs, is taken by another program"
  step "starting Keycloak, the demo's identity provider (the first time it is fetched and built)"
  KEYCLOAK_PASSWORD=$(cat "$keys/keycloak") JAVA_HOME=$(dirname "$(dirname "$java")") \
    start_detached "$(pid_file keycloak)" "$log_dir/keycloak.log" "$ops/keycloak.sh" --dir "$home/keycloak" --port "$keycloak_port"
  await_app keycloak "$keycloak_port" 600 answers_realms
  step_done
}

answers_realms() { curl -sf --max-time 3 "http://127.0.0.1:$1/realms/master" -o /dev/null; }
