# shellcheck shell=bash
# ./rowhouse test [MAVEN-OPTION…]
#
# Runs the whole suite: unit tests, MariaDB, Docker, Quartz, journeys in a browser. Afterwards it looks whether
# anything that the suite started is left, and fails if so.
# Options go to Maven: ./rowhouse test -pl db -am
# With -Dpictures=true the journeys keep a picture of every page in e2e/target/screenshots: wide, phone, dark.

run() {
  "$ops/install.sh" test
  use_jdk
  cd "$top" || exit
  # Every process that the suite starts inherits this mark, containers' shims included.
  ROWHOUSE_TEST_RUN=$$-$(now_ms)
  export ROWHOUSE_TEST_RUN
  local before result=0; before=$(belongings)
  mvn -ntp -Dwaiting.forks=3 -Dbusy.forks=2 verify "$@" || result=$?
  nothing_left "$before" || result=1
  return $result
}

marked_processes() {
  local file pid
  for file in /proc/[0-9]*/environ; do
    pid=${file#/proc/}; pid=${pid%/environ}
    [ "$pid" != "$$" ] && [ "$pid" != "$BASHPID" ] || continue
    # Our own children carry the mark too; what the suite left has lost its parents.
    if { tr '\0' '\n' <"$file" | grep -qx "ROWHOUSE_TEST_RUN=$ROWHOUSE_TEST_RUN"; } 2>/dev/null && ! is_ours "$pid"; then
      printf '%s ' "$pid"; tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | cut -c1-120
    fi
  done
}

# Descends from this script.
is_ours() {
  local pid=$1
  while [ "$pid" -gt 1 ]; do
    [ "$pid" != "$$" ] || return 0
    pid=$(awk '/^PPid:/{print $2}' "/proc/$pid/status" 2>/dev/null) || return 0
    [ -n "$pid" ] || return 0
  done
  return 1
}

# Node places, namespaces, mounts and loop devices that somebody on this machine has because of a node.
belongings() {
  {
    find /var/lib/rowhouse/nodes -type f -printf 'place %f\n' 2>/dev/null
    find /run/netns -name 'rowhouse-*' -printf 'namespace %f\n' 2>/dev/null
    awk '$1 ~ "^/dev/loop" && $3 == "btrfs" {print "mount " $2}' /proc/mounts
    losetup -nl -O BACK-FILE 2>/dev/null | grep -E '/disk\.img' | sed 's/^/loop /' || true
  } | LC_ALL=C sort -u
}

# A node of somebody else's that came meanwhile still answers, or its keeper is at work.
foreign() {
  local place
  case $1 in place | namespace) place=${2##*-} ;; *) place= ;; esac
  [ -n "$place" ] && is_live "/run/rowhouse/$place/dockerd.pid" \
    && ! { tr '\0' '\n' <"/proc/$(live_pid "/run/rowhouse/$place/dockerd.pid")/environ" | grep -qx "ROWHOUSE_TEST_RUN=$ROWHOUSE_TEST_RUN"; } 2>/dev/null
}

left_over() {
  marked_processes | sed 's/^/process /'
  local kind what
  while read -r kind what; do
    if [ -n "$kind" ] && ! foreign "$kind" "$what" && ! held_by_foreign "$kind" "$what"; then printf '%s %s\n' "$kind" "$what"; fi
  done < <(LC_ALL=C comm -13 <(printf '%s\n' "$1") <(belongings))
}

# A mount or loop device lies in the folder of the node that has it.
held_by_foreign() {
  local claim owner
  [ "$1" = mount ] || [ "$1" = loop ] || return 1
  for claim in /var/lib/rowhouse/nodes/*; do
    [ -f "$claim" ] || continue
    owner=$(cat "$claim")
    case $2 in "$owner"/*) foreign place "${claim##*/}" && return 0 ;; esac
  done
  return 1
}

clean_now() { [ -z "$(left_over "$1")" ]; }

# What is ended by the closing of a pipe needs a moment after the JVM is gone.
nothing_left() {
  if wait_until 30 clean_now "$1"; then say "Nothing is left: no process, no mount, no namespace, no loop device."; return 0; fi
  say "The suite left:"; left_over "$1" >&2
  return 1
}
