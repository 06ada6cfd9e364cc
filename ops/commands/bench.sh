# shellcheck shell=bash
# ./rowhouse bench provision|wake|gateway|intake|all [--json] [--home DIR]
#
# Measures a running installation as ratios: ours beside the bare engine doing the same, in one run.

run() {
  local rest=()
  while [ $# -gt 0 ]; do
    if common_option "$@"; then shift "$taken"; else rest+=("$1"); shift; fi
  done
  use_home
  known_home
  runs portal || die "nothing runs in $home (./rowhouse up --detach)"
  "$ops/install.sh" bench --no-node --no-database
  use_jdk
  app_environment
  tool bench "${rest[@]:-all}" --home "$home" --portal "$portal_url" --key-file "$keys/api-key" \
    --notebook-image "$home/images/notebook.tar" --stripe-port "$stripe_port" --gateway "$gateway_url" \
    --ops "$ops" --java "$java" --java-flags "$(jvm_flags 384m | tr '\n' ' ')" --portal-jar "$(installed_jar portal)"
}
