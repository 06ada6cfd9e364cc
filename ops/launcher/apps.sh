# shellcheck shell=bash
# The Java processes: how each is started, found and ended.

pid_file() { printf '%s/%s.pid' "$run_dir" "$1"; }
runs() { is_live "$(pid_file "$1")"; }

healthy() { curl -sf --max-time 3 "http://127.0.0.1:$1/actuator/health" -o /dev/null; }
listens() { { : <"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null; }

# Small heaps and few collector threads: a box that serves three hundred tenants has better uses for memory.
# Who starts often and serves little, as tests do, is better off with the first compiler only (ROWHOUSE_COMPILERS=1).
jvm_flags() {
  printf '%s\n' "-Xmx$1" -XX:+UseSerialGC -Xss512k -XX:ReservedCodeCacheSize=96m -XX:TieredStopAtLevel="${ROWHOUSE_COMPILERS:-4}" \
    -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8 -Duser.timezone=UTC
}

app_environment() {
  export ROWHOUSE_HOME=$home ROWHOUSE_ROLES=${ROWHOUSE_ROLES:-portal,worker,gateway}
  export ROWHOUSE_PORT=$portal_port ROWHOUSE_GATEWAY_PORT=$gateway_port ROWHOUSE_ADMIN_PORT=$admin_port ROWHOUSE_INTERNAL_PORT=$internal_port
  # Cookies know no ports: portals of one installation have one name for theirs, and other installations another.
  export ROWHOUSE_SESSION_COOKIE=${ROWHOUSE_SESSION_COOKIE:-rowhouse-$portal_port}
  export ROWHOUSE_BASE_URL=${ROWHOUSE_BASE_URL:-$portal_url} ROWHOUSE_GATEWAY_DOMAIN=$gateway_domain
  export ROWHOUSE_MASTER_KEY_FILE=$keys/master.key ROWHOUSE_LOCAL_NODE_FILE=$node_file ROWHOUSE_BOOTSTRAP=true
  export ROWHOUSE_NODES_ALLOW_PRIVATE=${ROWHOUSE_NODES_ALLOW_PRIVATE:-true}
  export ROWHOUSE_SIGN_IN_ALLOW_PRIVATE=${ROWHOUSE_SIGN_IN_ALLOW_PRIVATE:-true}
  export ROWHOUSE_HOSTS_ALLOW_LOCALHOST=${ROWHOUSE_HOSTS_ALLOW_LOCALHOST:-true}
  export ROWHOUSE_HELPER_IMAGE=$home/images/helper.tar
  export ROWHOUSE_STRIPE_STAND_IN=http://127.0.0.1:$stripe_port
  # Offers to look at; and rent that is paid to the stand-in, where nobody named an account of their own.
  export ROWHOUSE_MARKETPLACE_EXAMPLES=${ROWHOUSE_MARKETPLACE_EXAMPLES:-true}
  export ROWHOUSE_PLATFORM_STRIPE_KEY=${ROWHOUSE_PLATFORM_STRIPE_KEY:-${demo:+rk_test_standin_platform_rent}}
  export ROWHOUSE_DB_URL=${ROWHOUSE_DB_URL:-$(jq -r .url "$database_file")}
}

# start_app NAME HEAP PORT ARGUMENT…
start_app() {
  local name=$1 heap=$2 port=$3; shift 3
  ! listens "$port" || die "port $port, which $name needs, is taken by another program (choose another --port-base)"
  rotate_log "$name"
  mapfile -t flags < <(jvm_flags "$heap")
  # What a process leaves behind when it is killed goes with its next start, or with the installation.
  local temporary=$run_dir/tmp/$name
  rm -rf "$temporary"; mkdir -p -m 0700 "$temporary"
  flags+=("-Djava.io.tmpdir=$temporary")
  # The first orderly end writes an archive of the classes in use; every start after that is the faster for it.
  flags+=(-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$home/app/$(jar_of "$name")/$name.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off)
  (
    app_environment
    start_detached "$(pid_file "$name")" "$log_dir/$name.log" "$java" "${flags[@]}" -jar "$(installed_jar "$(jar_of "$name")")" "$@"
  )
}

jar_of() { case $1 in stripe | ldap) printf e2e ;; portal-2) printf portal ;; *) printf '%s' "$1" ;; esac; }

rotate_log() {
  if [ -f "$log_dir/$1.log" ]; then mv "$log_dir/$1.log" "$log_dir/$1.log.1"; fi
}

# ensure_app NAME HEAP PORT SECONDS CHECK ARGUMENT…: starts it unless it runs from the jar that is built now.
ensure_app() {
  local name=$1 heap=$2 port=$3 seconds=$4 check=$5 jar; shift 5
  jar=$(jar_of "$name")
  if runs "$name" && is_current "$name"; then return; fi
  step "starting $name"
  stop_app "$name"
  is_installed "$jar" || install_app "$jar"
  start_app "$name" "$heap" "$port" "$@"
  await_app "$name" "$port" "$seconds" "$check"
  installed_as "$jar" >"$run_dir/$name.current"
  step_done
}

check_portal_count() { case $1 in 1 | 2) ;; *) die "--portals is 1 or 2" ;; esac; }

# Pages and API alone: work and the gateway are the first one's.
ensure_second_portal() {
  if [ "$portal_count" = 2 ]; then
    ensure_app portal-2 256m "$second_port" 300 healthy "--server.port=$second_port" --rowhouse.roles=portal
  else
    stop_app portal-2
  fi
}

# Healthy once, and started from the jar that is built now.
is_current() { [ "$(cat "$run_dir/$1.current" 2>/dev/null)" = "$(installed_as "$(jar_of "$1")")" ]; }

await_app() {
  local name=$1 port=$2 seconds=$3 check=$4 end=$((SECONDS + $3))
  until "$check" "$port"; do
    if ! runs "$name"; then tail -40 "$log_dir/$name.log" >&2; die "$name ended while starting (log: $log_dir/$name.log)"; fi
    [ $SECONDS -lt "$end" ] || { tail -40 "$log_dir/$name.log" >&2; die "$name is not healthy after $seconds s (log: $log_dir/$name.log)"; }
    sleep 0.1
  done
}

stop_app() {
  stop_process "$(pid_file "$1")" 30
  rm -f "$run_dir/$1.current"
}

# What it does is soon over, and not worth the second compiler; who measures says otherwise (tool_compilers=4).
tool() { "$java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel="${tool_compilers:-1}" -jar "$(installed_jar e2e)" "$@"; }
