# shellcheck shell=bash
# ./rowhouse demo signup [--email E] [--event-id ID] | cancel [--email E] | … [--home DIR]
#
# Posts the next signed billing events to the demo project's own webhook, as a billing provider would,
# and shows what comes of them. `demo enterprise [--saml] [--without-keycloak] [--json]` makes companies whose people
# sign in with providers of their own, by LDAP, or by a link. `./rowhouse demo help` lists all.

run() {
  local rest=()
  while [ $# -gt 0 ]; do
    if common_option "$@"; then shift "$taken"; else rest+=("$1"); shift; fi
  done
  use_home
  known_home
  use_jdk
  [ -f "$(installed_jar e2e)" ] || install_app e2e
  if [ "${rest[0]:-}" = enterprise ]; then
    if [[ " ${rest[*]} " != *" --without-keycloak "* ]]; then begin_keycloak; fi
    ensure_ldap
    build_image notebook
    rest+=(--keycloak "http://127.0.0.1:$keycloak_port" --keycloak-password "$keys/keycloak" --keycloak-hosts "$home/keycloak/hosts" \
      --keycloak-process "$(pid_file keycloak)" --ldap "$home/ldap" --ldap-port "$ldap_port" --notebook-image "$home/images/notebook.tar")
  fi
  tool demo "${rest[@]:-help}" --home "$home" --portal "$portal_url" --key-file "$keys/api-key" \
    --stripe-port "$stripe_port" --gateway "$gateway_url"
}

# An identity provider for the demo's companies, which is not waited for here; it runs until ./rowhouse down.
begin_keycloak() {
  if [ ! -s "$keys/keycloak" ]; then (umask 077; openssl rand -hex 16 >"$keys/keycloak"); fi
  if runs keycloak; then return; fi
  ! listens "$keycloak_port" || die "port $keycloak_port, which Keycloak needs, is taken by another program"
  say "  Keycloak starts meanwhile (the first time it is fetched and built)"
  KEYCLOAK_PASSWORD=$(cat "$keys/keycloak") JAVA_HOME=$(dirname "$(dirname "$java")") \
    start_detached "$(pid_file keycloak)" "$log_dir/keycloak.log" "$ops/keycloak.sh" --dir "$home/keycloak" --port "$keycloak_port"
}

# A directory that speaks LDAP, by TLS with a certificate of its own; it runs until ./rowhouse down.
ensure_ldap() {
  local folder=$home/ldap
  if runs ldap; then return; fi
  step "starting the demo's LDAP directory"
  mkdir -p -m 0700 "$folder"
  if [ ! -s "$folder/password" ]; then (umask 077; openssl rand -hex 16 >"$folder/password"); fi
  if [ ! -s "$folder/certificate.pem" ]; then
    (umask 077; openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
      -keyout "$folder/key.pem" -out "$folder/certificate.pem.new" 2>/dev/null)
    mv "$folder/certificate.pem.new" "$folder/certificate.pem"
  fi
  start_app ldap 64m "$ldap_port" ldap --port "$ldap_port" --dir "$folder"
  await_app ldap "$ldap_port" 120 listens
  step_done
}
