#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

rowhouse=$ops/../rowhouse
for file in "$ops"/commands/*.sh; do
  name=$(basename "$file" .sh)
  expect "$name --help" grep -q "rowhouse $name" <("$rowhouse" "$name" --help)
  expect "$name is listed" grep -q "^  $name " <("$rowhouse" --help)
done
refused() { ! "$rowhouse" "$@" --home "$tmp/home" >"$tmp/said" 2>&1; }
expect "a command that is none" refused dance
expect "an option that is none" refused up --fast
expect "a port that is none" refused up --port-base 80
expect "nine nodes" refused up --nodes 9
expect "three portals" refused up --portals 3
expect "nodes and an engine" refused up --nodes 2 --docker unix:///nowhere.sock
expect "a node of nothing" refused node list
expect "status of nothing" refused status
"$rowhouse" down --home "$tmp/home"
refute "down makes no home" test -e "$tmp/home"

mkdir -p "$tmp/home"; printf 'port_base=7400\n' >"$tmp/home/settings"
expect "reset without --yes" refused reset
expect "and says what it would do" grep -q -- --yes "$tmp/said"
mkdir -p "$tmp/other"; : >"$tmp/other/thesis.txt"
refute "a folder that is not ours" "$rowhouse" reset --yes --home "$tmp/other" 2>/dev/null
expect "is left alone" test -f "$tmp/other/thesis.txt"
