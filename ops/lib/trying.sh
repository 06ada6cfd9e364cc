# shellcheck shell=bash
# For scripts that try an installation for real, and say each thing that holds; `home` and `portal_port` are its.

checked() { printf '  ok  %s\n' "$*"; }
failed() { die "FAILED: $*"; }

# expect WORDS COMMAND…
expect() { local words=$1; shift; if "$@" >/dev/null 2>&1; then checked "$words"; else failed "$words"; fi; }

api() {
  curl -sS --max-time 30 -X "$1" -H @<(printf 'Authorization: Bearer %s\n' "$(cat "$home/keys/api-key")") ${3:+-H 'Content-Type: application/json' -d "$3"} "http://127.0.0.1:$portal_port/api/v1$2"
}

portal_port_of() { sed -n 's/^port_base=//p' "$home/settings" | tr -d "'\""; }

# as_visitor HOST CURL-OPTION…: asks the gateway for a tenant; the last option is the path.
as_visitor() {
  local host=$1 port=$((portal_port + 1)); shift
  curl -sf --max-time 60 -H "Host: $host.rowhouse.localhost:$port" "${@:1:$#-1}" "http://127.0.0.1:$port${!#}"
}

# A WebSocket to the demo's app, which says what it hears; open until another is opened.
open_socket() {
  local port=$((portal_port + 1))
  exec 5<>"/dev/tcp/127.0.0.1/$port"
  printf 'GET /ws HTTP/1.1\r\nHost: %s.rowhouse.localhost:%s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' "$1" "$port" >&5
  printf 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n' >&5
  local line=
  while [ "$line" != $'\r' ] && IFS= read -r -t 60 -u 5 line; do :; done
}

# A text frame that is masked with zeros, and its echo.
echoes() {
  local line
  printf '\x81\x8d\x00\x00\x00\x00still there?\n' >&5
  while IFS= read -r -t 60 -u 5 line; do
    case $line in *'still there?') return ;; esac
  done
  return 1
}
