# shellcheck shell=bash
# Who the server runs as, where it listens, and how one signs in.

# As root the server gives up its rights: to the distribution's user, or to a number of its own where
# there is none. If that user cannot reach DIR (below a home folder, say), it stays root.
server_uid=64306

choose_user() {
  as=(); server_flags=(); chown_to=
  [ "$(id -u)" = 0 ] || return 0
  local uid gid
  uid=$(id -u mysql 2>/dev/null || echo "$server_uid"); gid=$(id -g mysql 2>/dev/null || echo "$server_uid")
  if setpriv --reuid "$uid" --regid "$gid" --clear-groups test -x "$dir"; then
    as=(setpriv --reuid "$uid" --regid "$gid" --clear-groups)
    chown_to=$uid:$gid
  else
    as=(env); server_flags=(--user=root)
  fi
}

choose_port() {
  local held; held=$(cat "$dir/port" 2>/dev/null || echo 0)
  if [ "$port" = 0 ]; then port=$held; fi
  if [ "$port" = 0 ]; then port=$(free_port); fi
  if [ "$held" != "$port" ] && is_live "$pid_file"; then die "the database in $dir already runs on port $held"; fi
  printf '%s\n' "$port" >"$dir/port"
}

# Below the range from which the kernel gives ports to outgoing connections.
free_port() {
  local candidate
  while :; do
    candidate=$((20000 + RANDOM % 12000))
    if ! { : <"/dev/tcp/127.0.0.1/$candidate"; } 2>/dev/null; then printf '%s' "$candidate"; return; fi
  done
}

make_password() {
  [ -s "$dir/password" ] || (umask 077; openssl rand -hex 24 >"$dir/password")
}

# Tests make databases of their own; an installation has one.
privileged_on() { if [ -n "$volatile" ]; then printf '*.*'; else printf 'rowhouse.*'; fi; }

# Run by the server at every start: it makes what is missing and sets the password that we hold. Character set and
# collation are the server's (server.sh), so that databases which tests make have the same.
write_init() {
  local password; password=$(cat "$dir/password")
  (umask 077; cat >"$dir/init.sql" <<SQL
CREATE DATABASE IF NOT EXISTS rowhouse;
CREATE USER IF NOT EXISTS 'rowhouse'@'%' IDENTIFIED BY '$password';
ALTER USER 'rowhouse'@'%' IDENTIFIED BY '$password';
GRANT ALL ON $(privileged_on) TO 'rowhouse'@'%';
SQL
  )
  if [ -n "$chown_to" ]; then chown "$chown_to" "$dir/init.sql"; fi
}
