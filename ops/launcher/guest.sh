# shellcheck shell=bash
# Our things on an engine that somebody else runs: they carry the installation's label, and only they are touched.

engine_api() {
  local method=$1 path=$2; shift 2
  case $docker_host in
    unix://*) curl -sf --max-time 60 -G --unix-socket "${docker_host#unix://}" -X "$method" "$@" "http://docker$path" ;;
    tcp://*) curl -sf --max-time 60 -G -X "$method" "$@" "http://${docker_host#tcp://}$path" ;;
    *) die "--docker takes unix:///path or tcp://host:port" ;;
  esac
}

# Written down while the database is up, since `down` and `reset` need it when it may not be.
keep_installation_id() {
  local answer
  answer=$(ask_database 'SELECT id FROM provisioner_installation' 2>/dev/null) || return 0
  if [ -n "$answer" ]; then printf '%s\n' "$answer" >"$home/installation"; fi
}

ask_database() {
  [ "$(database_kind)" = embedded ] || return 1
  MYSQL_PWD=$(cat "$home/database/password") mariadb --no-defaults --skip-ssl -S "$(jq -r .socket "$database_file")" -u rowhouse rowhouse -Ne "$1"
}

# our_things containers|volumes|networks: their ids or names.
our_things() {
  local filter path
  filter=$(jq -nc --arg id "$(cat "$home/installation")" '{label:["dev.rowhouse.installation=" + $id]}')
  case $1 in containers) path='/containers/json' ;; *) path=/$1 ;; esac
  engine_api GET "$path" --data-urlencode "filters=$filter" --data-urlencode all=1 \
    | jq -r 'if type == "object" then .Volumes // [] else . end | .[] | .Id // .Name'
}

leave_engine() {
  if [ ! -f "$home/installation" ]; then
    say "  nothing is known to be ours at $docker_host; what carries the label dev.rowhouse.installation there is to be removed by hand"
    return
  fi
  local thing
  for thing in $(our_things containers); do engine_api POST "/containers/$thing/stop?t=5" >/dev/null || true; done
  [ "$1" = destroy ] || return 0
  for thing in $(our_things containers); do engine_api DELETE "/containers/$thing?force=1&v=1" >/dev/null || say "  still there: container $thing"; done
  for thing in $(our_things volumes); do engine_api DELETE "/volumes/$thing" >/dev/null || say "  still there: volume $thing"; done
  for thing in $(our_things networks); do engine_api DELETE "/networks/$thing" >/dev/null || say "  still there: network $thing"; done
}
