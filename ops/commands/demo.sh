# shellcheck shell=bash
# ./rowhouse demo signup [--email E] [--event-id ID] | cancel [--email E] | … [--home DIR]
#
# Posts the next signed billing events to the demo project's own webhook, as a billing provider would,
# and shows what comes of them. `./rowhouse demo help` lists all.

run() {
  local rest=()
  while [ $# -gt 0 ]; do
    if common_option "$@"; then shift "$taken"; else rest+=("$1"); shift; fi
  done
  use_home
  known_home
  use_jdk
  tool demo "${rest[@]:-help}" --home "$home" --portal "$portal_url" --key-file "$keys/api-key" \
    --stripe-port "$stripe_port" --gateway "$gateway_url"
}
