# shellcheck shell=bash
# What is needed, as "command package": a command that is there counts, wherever it came from.

needs() {
  cat <<'LIST'
mvn maven
curl curl
jq jq
openssl openssl
perl perl-base
flock util-linux
column bsdextrautils
ip iproute2
git git
LIST
  if [ -n "$node" ]; then node_needs; fi
  if [ -n "$database" ]; then cat <<'LIST'
mariadbd mariadb-server-core
mariadb-install-db mariadb-server-core
mariadb mariadb-client-core
setpriv util-linux
LIST
  fi
  if [ "$wanted" = test ]; then cat <<'LIST'
chromium chromium
LIST
  fi
  if [ "$wanted" = bench ]; then printf 'nginx nginx-light\nwrk wrk\n'; fi
}

wishes() { if [ -n "$doors" ] || [ "$wanted" = test ]; then printf 'haproxy haproxy\n'; fi; }

missing_packages() {
  {
    needs | lacked
    find_jdk >/dev/null || jdk_package
    if [ "$wanted" = test ] && ! has_fonts; then printf 'fonts-dejavu-core\n'; fi
  } | LC_ALL=C sort -u
}

missing_wishes() { wishes | lacked; }

lacked() {
  local name package
  while read -r name package; do
    command -v "$name" >/dev/null || printf '%s\n' "$package"
  done
}

has_fonts() { [ -n "$(find /usr/share/fonts -name '*.ttf' -print -quit 2>/dev/null)" ]; }

# Which JDK apt can give: Debian's own from 14 on, or Adoptium's where that source is set up.
jdk_package() {
  local package
  for package in "openjdk-$java_release-jdk-headless" "temurin-$java_release-jdk"; do
    if apt-cache show "$package" >/dev/null 2>&1; then printf '%s\n' "$package"; return; fi
  done
  printf 'openjdk-%s-jdk-headless\n' "$java_release"
}
