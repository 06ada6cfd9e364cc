# shellcheck shell=bash
# What is tried on an engine and a database of others, in the order in which it happens.

# Where there is a network: they are made of Debian's packages.
build_images() {
  local name
  for name in helper notebook; do "$here/images.sh" build "$name" --out "$images" >/dev/null || die "the image '$name' could not be built"; done
}

try_given() {
  local began=$SECONDS id tenant host
  mkdir -p "$dir/home"; home=$dir/home
  trap clean_up EXIT
  ip link set lo up
  cp -a "$images" "$home/images"
  make_engine; checked "an engine with $(engine_has /info .Driver)"
  url=$("$here/database.sh" up --dir "$dir/database" --volatile | jq -r .url); checked 'a MariaDB'
  # A busy machine may take longer than the first one waits; the second goes on from there.
  as_told up --detach --port-base "$portal_port" --docker "unix://$(socket)" || rowhouse up --detach
  checked 'up, and the demo'\''s first tenant answers'
  expect 'no node and no database of our own' test ! -e "$home/node" -a ! -e "$home/database"
  rowhouse demo signup --email given@example.com; checked 'a customer signed up'
  find_tenant
  as_visitor "$host" -o /dev/null -d 'title=Note&body=kept' /notes || failed 'a note'
  expect 'its note is there' has_note
  open_socket "$host"; expect 'its WebSocket answers' echoes
  api POST "/containers/$id/stop" '{}' >/dev/null
  wait_until 60 is STOPPED || failed 'stopped'; checked 'it sleeps'
  expect 'a request wakes it, and the note is there' has_note
  api DELETE "/tenants/$tenant" >/dev/null
  wait_until 60 is_erased || failed 'a receipt'; checked 'it is erased, with a receipt'
  expect 'nobody answers at its address' is_unknown
  rowhouse reset --yes; checked 'reset'
  nothing_is_left
  say "  all is well, after $((SECONDS - began)) s"
}

as_told() { ROWHOUSE_DB_URL=$url "$here/../rowhouse" "$@" --home "$home" >>"$dir/said.log" 2>&1; }
rowhouse() { as_told "$@" || { tail -30 "$dir/said.log" >&2; failed "rowhouse $*"; }; }

find_tenant() {
  local project found
  project=$(api GET '/projects?limit=1' | jq -r '.items[0].id')
  found=$(api GET "/projects/$project/tenants?limit=100" | jq -c '[.items[] | select(.email == "given@example.com")][0]')
  tenant=$(jq -r .id <<<"$found") id=$(jq -r .container.id <<<"$found")
  host=$(api GET "/containers/$id" | jq -r .host)
}

is() { [ "$(api GET "/containers/$id" | jq -r .state)" = "$1" ]; }
has_note() { as_visitor "$host" / | grep -q kept; }
is_erased() { api GET "/tenants/$tenant/receipt" | jq -e .document; } >/dev/null 2>&1
is_unknown() { ! as_visitor "$host" -o /dev/null /; }

nothing_is_left() {
  same 'containers' '/containers/json?all=1' 'length'
  same 'volumes' /volumes '.Volumes // [] | length'
  same 'networks of ours' /networks '[.[] | select(.Labels["dev.rowhouse.installation"])] | length'
  same 'images of ours' /images/json '[.[].RepoTags[]? | select(startswith("rowhouse/"))] | length'
  expect 'no wall on the engine' no_walls
  expect 'the database runs, and its rows are as they were' "$here/database.sh" status --dir "$dir/database"
  expect 'nothing in HOME' test ! -e "$home"
}

same() { local found; found=$(engine_has "$2" "$3"); [ "$found" = 0 ] || failed "$1 left on the engine: $found"; checked "no $1 left on the engine"; }
no_walls() { ! nft list tables | grep -q rowhouse_; }

clean_up() {
  local result=$?
  trap - EXIT
  exec 5>&- 2>/dev/null || true
  if [ -d "$home" ]; then "$here/../rowhouse" reset --yes --home "$home" >>"$dir/said.log" 2>&1 || true; fi
  "$here/database.sh" destroy --dir "$dir/database" || true
  remove_engine || true
  if [ $result = 0 ]; then rm -rf --one-file-system "$dir"; else say "  what was said is in $dir/said.log"; fi
  exit $result
}
