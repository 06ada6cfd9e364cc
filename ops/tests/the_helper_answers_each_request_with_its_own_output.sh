#!/usr/bin/env bash
# shellcheck disable=SC2016
. "$(dirname "$0")/lib.sh"

request() { printf '%s %s\n%s' "$1" "$(printf %s "$2" | wc -c)" "$2"; }
export LC_ALL=C

{
  request a 'echo hällo; cat; exit 3'
  request b 'echo wrong >&2; cd /; x=1'
  request c 'echo "${x:-none}"'
  request d "$(printf "cat <<'END'\none\ntwo\nEND")"
  request e ''
  request f "v='$(head -c 300000 /dev/zero | tr '\0' x)'; echo \${#v}"
} | sh "$ops/helper/rowhouse-helper" >"$tmp/out"

same "the answers" "$(printf 'a 3 6\nhällob 0 5\nwrongc 0 4\nnoned 0 7\none\ntwoe 0 0\nf 0 6\n300000')" "$(cat "$tmp/out")"

status=0
printf 'no request at all\n' | sh "$ops/helper/rowhouse-helper" 2>/dev/null || status=$?
same "what is no request ends it" 2 "$status"
