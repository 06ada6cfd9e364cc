# shellcheck shell=bash
# The server process and its files.

# Next to the data, unless that path is longer than a socket's address may be.
socket() {
  if [ ${#dir} -lt 80 ]; then printf '%s/data/server.sock' "$dir"; else
    printf '/tmp/rowhouse-%s/server.sock' "$(printf '%s' "$dir" | sha256sum | cut -c1-16)"
  fi
}

make_data() {
  if [ -d "$data" ]; then own_data; return; fi
  rm -rf "$data.new"
  make_scratch
  mkdir -m 0750 "$data.new"
  local fast=()
  [ -z "$volatile" ] || fast=(--innodb-flush-method=nosync --innodb-log-file-size=16M)
  if [ -n "$chown_to" ]; then chown "$chown_to" "$data.new"; fi
  "${as[@]}" env TMPDIR="$scratch" mariadb-install-db --no-defaults "${server_flags[@]}" --datadir="$data.new" --tmpdir="$scratch" --skip-test-db --auth-root-authentication-method=socket \
    --skip-name-resolve "${fast[@]}" >"$dir/install.log" 2>&1 || { cat "$dir/install.log" >&2; die "mariadb-install-db failed"; }
  rm -f "$dir/install.log"
  mv "$data.new" "$data"
}

# A folder of its own for what is only for a moment: in one that all share, another server's files get in the way.
make_scratch() {
  rm -rf "$scratch"
  mkdir -m 0700 "$scratch"
  if [ -n "$chown_to" ]; then chown "$chown_to" "$scratch"; fi
}

# A home that was moved between users keeps working.
own_data() {
  if [ -n "$chown_to" ] && [ "$(stat -c %u:%g "$data")" != "$chown_to" ]; then chown -R "$chown_to" "$data"; fi
}

durability() {
  if [ -n "$volatile" ]; then
    printf '%s\n' --innodb-flush-log-at-trx-commit=0 --innodb-flush-method=nosync --innodb-doublewrite=0 --sync-binlog=0 --innodb-log-file-size=16M
  else
    printf '%s\n' --innodb-flush-log-at-trx-commit=1 --innodb-log-file-size=64M
  fi
}

answers() { MYSQL_PWD=$(cat "$dir/password") mariadb --no-defaults --skip-ssl -u rowhouse -S "$(socket)" -e 'SELECT 1' rowhouse >/dev/null 2>&1; }

# Own transactions see only what is committed, at every moment: what state changes by UPDATE … WHERE need.
start_server() {
  if is_live "$pid_file"; then wait_until 60 answers || die "the database in $dir does not answer"; return; fi
  local at; at=$(socket)
  write_init
  make_scratch
  mkdir -p "$(dirname "$at")"; rm -f "$at" "$data/server.pid"
  if [ -n "$chown_to" ]; then chown "$chown_to" "$(dirname "$at")"; fi
  : >>"$log"
  mapfile -t durable < <(durability)
  start_detached "$pid_file" "$log" "${as[@]}" mariadbd --no-defaults "${server_flags[@]}" \
    --datadir="$data" --tmpdir="$scratch" --socket="$at" --pid-file="$data/server.pid" --init-file="$dir/init.sql" \
    --bind-address=127.0.0.1 --port="$port" --skip-name-resolve --skip-ssl --skip-log-bin \
    --transaction-isolation=READ-COMMITTED --character-set-server=utf8mb4 --collation-server=utf8mb4_unicode_ci \
    --default-time-zone=+00:00 --sql-mode=TRADITIONAL --max-allowed-packet=64M --max-connections=300 \
    --performance-schema=OFF --innodb-buffer-pool-size=128M --key-buffer-size=1M --aria-pagecache-buffer-size=8M \
    --query-cache-type=0 --query-cache-size=0 --table-open-cache=600 --innodb-lock-wait-timeout=10 "${durable[@]}"
  wait_until 60 answers_or_ended || true
  answers || { tail -20 "$log" >&2; is_live "$pid_file" || rm -f "$pid_file"; die "the database did not start (log: $log)"; }
  rm -f "$dir/init.sql"
}

answers_or_ended() { answers || is_gone "$pid_file"; }
