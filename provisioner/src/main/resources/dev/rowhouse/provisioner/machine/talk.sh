# shellcheck shell=bash
# Talking to the portal: every word goes over curl, in JSON; what it refuses is shown with its reason.

# tell WORDS: one line of progress, here and on the page of the token.
tell() {
  say "  $*"
  command -v jq >/dev/null || return 0
  jq -nc --arg token "$token" --arg words "$*" '{token:$token, words:$words}' \
    | curl -sS --max-time 5 -H 'Content-Type: application/json' --data-binary @- "$portal/enroll/progress" -o /dev/null 2>/dev/null || true
}

# post PATH [CURL-OPTION…]: sends standard input; prints the answer, or dies of the refusal.
post() {
  local path=$1 answer status; shift
  answer=$(curl -sS --max-time 60 -w '\n%{http_code}' -H 'Content-Type: application/json' "$@" --data-binary @- "$portal$path") \
    || die "the portal at $portal cannot be reached"
  status=${answer##*$'\n'} answer=${answer%$'\n'*}
  [ "$status" = 200 ] || die "refused: $(jq -r '.detail // .title // "status '"$status"'"' <<<"$answer" 2>/dev/null || printf '%s' "$answer")"
  printf '%s' "$answer"
}

# A letter of this machine's: the body is signed with the key that never leaves it.
letter() {
  local path=$1 body=$2
  printf '%s' "$body" | post "$path" -H "Rowhouse-Signature: $(printf '%s' "$body" | openssl dgst -sha256 -sign "$dir/tls/node.key" | base64 -w0)"
}

now() { date -u +%Y-%m-%dT%H:%M:%SZ; }
