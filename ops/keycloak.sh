#!/usr/bin/env bash
# keycloak.sh --dir DIR --port PORT
#
# A Keycloak of its own for the demo and for tests: on loopback only, with its data in memory, until it is ended.
# It finds no other names than those in DIR/hosts, to which houses that it tells of sign-outs are added.
# It comes from the Maven registry (177 MB, once), and is unpacked and built in DIR at the first start (a minute).
# The administrator is "admin" with the password that KEYCLOAK_PASSWORD gives.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=lib/common.sh
. "$here/lib/common.sh"

version=26.7.3
dir= port=
while [ $# -gt 0 ]; do
  case $1 in
    --dir) dir=$(absolute "$(value_of "$@")"); shift 2 ;;
    --port) port=$(value_of "$@"); shift 2 ;;
    *) die "unknown option $1" ;;
  esac
done
[ -n "$dir" ] && [ -n "$port" ] || die "--dir and --port are needed"

repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
archive=$repository/org/keycloak/keycloak-quarkus-dist/$version/keycloak-quarkus-dist-$version.zip
if [ ! -f "$archive" ]; then
  mvn -q -ntp -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get -Dtransitive=false \
    -Dartifact=org.keycloak:keycloak-quarkus-dist:$version:zip >&2 || die "Keycloak cannot be fetched from the Maven registry"
fi
if [ ! -x "$dir/keycloak-$version/bin/kc.sh" ]; then
  mkdir -p "$dir/new"
  unzip -q -o "$archive" -d "$dir/new"
  mv "$dir/new/keycloak-$version" "$dir/"
  rmdir "$dir/new"
fi
# Most machines lead only browsers to names below .localhost; the file is read again for each name.
if [ ! -s "$dir/hosts" ]; then printf '127.0.0.1 localhost %s\n' "$(hostname)" >"$dir/hosts"; fi
export KC_BOOTSTRAP_ADMIN_USERNAME=admin KC_BOOTSTRAP_ADMIN_PASSWORD=${KEYCLOAK_PASSWORD:?}
export JAVA_OPTS_KC_HEAP="-Xms64m -Xmx384m" JAVA_OPTS_GC=-XX:+UseSerialGC JAVA_OPTS_APPEND="-XX:TieredStopAtLevel=1 -Djdk.net.hosts.file=$dir/hosts"
exec "$dir/keycloak-$version/bin/kc.sh" start-dev --db=dev-mem --http-host=127.0.0.1 --http-port="$port" --cache=local
