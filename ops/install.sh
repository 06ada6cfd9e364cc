#!/usr/bin/env bash
# install.sh run|test|bench|missing [--no-node] [--no-database] [--doors] [--dry-run]
#
# Installs what an installation needs and this machine lacks: as root with apt; otherwise it says exactly
# what is missing and how to get it, and exits 1. No system service is started or enabled.
#   run      what `./rowhouse up` needs
#   test     that and what the suite needs: a browser and its fonts
#   bench    what the benchmarks compare us with
#   missing  lists the missing packages of `test`, one on a line; exits 0
# --no-node      without what a node of our own needs (an engine is given)
# --no-database  without what a database of our own needs (one is given)
# --doors        and, where it is to be had, what nodes beside each other need for doors; they do without
# --dry-run      say what would be installed, and install nothing
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for part in lib/common launcher/java node/needs install/needs install/apt; do
  # shellcheck source=/dev/null
  . "$here/$part.sh"
done
PATH=$PATH:/usr/sbin:/sbin

command=${1:-help}; shift || true
node=yes database=yes doors= dry=
while [ $# -gt 0 ]; do
  case $1 in
    --no-node) node=; shift ;;
    --no-database) database=; shift ;;
    --doors) doors=yes; shift ;;
    --dry-run) dry=yes; shift ;;
    *) die "install.sh: unknown option $1" ;;
  esac
done

install_missing() {
  mapfile -t missing < <(missing_packages)
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ -n "$dry" ]; then say "would install: ${missing[*]}"; return; fi
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then tell_how; exit 1; fi
  say "  installing ${missing[*]}"
  apt_install "${missing[@]}"
  mapfile -t missing < <(missing_packages)
  [ ${#missing[@]} = 0 ] || { tell_how; exit 1; }
}

# Without them it goes, too, only less well.
install_wishes() {
  mapfile -t missing < <(missing_wishes)
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ -n "$dry" ]; then say "would install: ${missing[*]}"; return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "  installing ${missing[*]}"
    apt_install "${missing[@]}"
  fi
  mapfile -t missing < <(missing_wishes)
  [ ${#missing[@]} = 0 ] || say "rowhouse: without ${missing[*]} nodes beside each other have no doors; their tenants are reached by routes"
}

tell_how() {
  say "rowhouse: this machine lacks: ${missing[*]}"
  if command -v apt-get >/dev/null; then
    say "  as root:  apt-get install --no-install-recommends ${missing[*]}"
  else
    say "  these are Debian's names; install what your distribution calls them"
  fi
  if printf '%s\n' "${missing[@]}" | grep -q jdk; then
    say "  no JDK $java_release in apt? https://adoptium.net has it; unpack it under /usr/lib/jvm or set JAVA_HOME"
  fi
}

case $command in
  run | test | bench) wanted=$command; install_missing; install_wishes ;;
  missing) wanted='test'; missing_packages; missing_wishes ;;
  help | -h | --help) usage "$0" ;;
  *) die "install.sh: unknown command $command (see --help)" ;;
esac
