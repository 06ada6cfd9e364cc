#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

up() { "$ops/database.sh" up --dir "$tmp/db"; }
ask() { MYSQL_PWD=$(cat "$tmp/db/password") mariadb --no-defaults --skip-ssl -h 127.0.0.1 -P "$(cat "$tmp/db/port")" -u rowhouse rowhouse -Ne "$1"; }

first=$(up)
same "a second up changes nothing" "$first" "$(up)"
ask 'CREATE TABLE t (a INT) ENGINE=InnoDB; INSERT INTO t VALUES (7)'
same "isolation" READ-COMMITTED "$(ask 'SELECT @@tx_isolation')"
same "an acknowledged write is on disk" 1 "$(ask 'SELECT @@innodb_flush_log_at_trx_commit')"
same "nobody reads the password" 600 "$(stat -c %a "$tmp/db/password")"
refute "root enters over the network" mariadb --no-defaults --skip-ssl -h 127.0.0.1 -P "$(cat "$tmp/db/port")" -u root -e 'SELECT 1' 2>/dev/null

kill -KILL "$(jq .pid <<<"$first")"
second=$(up)
same "the address stays" "$(jq -r .url <<<"$first")" "$(jq -r .url <<<"$second")"
same "the row is still there" 7 "$(ask 'SELECT a FROM t')"
"$ops/database.sh" destroy --dir "$tmp/db"
refute "destroyed, it leaves nothing" test -e "$tmp/db"
