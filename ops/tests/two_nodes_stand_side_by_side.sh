#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

node_up a >"$tmp/a.json" &
node_up b >"$tmp/b.json" &
wait
for field in index docker subnet4 subnet6 gateway4 netns cgroup; do
  refute "both have the same $field" test "$(jq -r ".$field" "$tmp/a.json")" = "$(jq -r ".$field" "$tmp/b.json")"
done
"$ops/node.sh" destroy --dir "$tmp/a"
expect "the other one goes on" "$ops/node.sh" status --dir "$tmp/b" >/dev/null
