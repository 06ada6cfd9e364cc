# shellcheck shell=bash
# What this machine lacks of what a node is made with, from Debian's or Ubuntu's own packages.

script_needs() {
  printf '%s\n' 'curl curl' 'jq jq' 'openssl openssl' 'perl perl-base' 'ip iproute2' 'lsblk util-linux'
  # A node beside others on this machine does without where there is none.
  if [ -z "$wish" ] && [ "$door" != none ]; then printf 'haproxy haproxy\n'; fi
}

lacking() {
  local name package
  { node_needs; script_needs; } | while read -r name package; do
    command -v "$name" >/dev/null || printf '%s\n' "$package"
  done | LC_ALL=C sort -u
}

install_packages() {
  local missing; mapfile -t missing < <(lacking)
  [ ${#missing[@]} -gt 0 ] || return 0
  tell "installing ${missing[*]}"
  command -v apt-get >/dev/null || die "this machine has no apt; it lacks: ${missing[*]}"
  apt_install "${missing[@]}"
  mapfile -t missing < <(lacking)
  [ ${#missing[@]} = 0 ] || die "these packages could not be installed: ${missing[*]}"
}
