# shellcheck shell=bash
# ./rowhouse reset --yes [--home DIR]
#
# Stops everything and removes all that the installation kept: tenants and their data, the database, keys, logs.
# There is no way back, so it wants --yes. A database that ROWHOUSE_DB_URL names is left as it is.

run() {
  local sure= rest=()
  while [ $# -gt 0 ]; do
    if [ "$1" = --yes ]; then sure=yes; else rest+=("$1"); fi
    shift
  done
  only_common_options "${rest[@]}"
  [ -d "$home" ] || return 0
  [ -f "$home/settings" ] || [ -z "$(ls -A "$home")" ] || die "$home is no installation of ours: nothing removed"
  [ -n "$sure" ] || die "this removes every tenant and all data in $home: say it again with --yes"
  lock_home
  # shellcheck source=/dev/null
  . "$ops/commands/down.sh"
  local external; external=$(sed -n 's/^database=external$/yes/p' "$home/settings" 2>/dev/null || true)
  stop_everything destroy
  rm -rf "${home:?}"/{app,cache,keycloak,ldap,database,database.json,demo.txt,demo.txt.new,demo.json,enterprise.json,images,images.ours,installation,keys,log,node,nodes,node.json,platform-stripe.json,run,settings,sign-in.txt,operator-sign-in.txt,first-run.txt,stripe.json,transfers,uploads,backups,bench,lock}
  if [ -n "$external" ]; then say "The database that ROWHOUSE_DB_URL names is as it was. Empty it before the next up: its secrets cannot be read without the key that went."; fi
  rmdir "$home" 2>/dev/null || say "left in $home, because it is not ours: $(find "$home" -mindepth 1 -maxdepth 1 -printf '%f ')"
}
