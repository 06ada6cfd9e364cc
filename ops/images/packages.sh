# shellcheck shell=bash
# Debian packages: which ones, where from, unpacked where. Nothing is installed.

# The packages and all they depend on, each with the version that apt would take, sorted.
closure() {
  apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances "$@" \
    | grep -E '^[a-z0-9]' | cut -d: -f1 | LC_ALL=C sort -u
}

# Packages that others merely name: scripts and databases that no image of ours runs.
not_needed='^(dpkg|debconf|debconf-2.0|cdebconf|perl-base|media-types|mime-support|mailcap|openssl|coreutils-from.*|libc-bin|libc-l10n|locales.*)$'

unpack_packages() {
  local wanted=("$@") names
  apt-cache show "${wanted[@]}" >/dev/null 2>&1 || update_lists
  mapfile -t names < <(closure "${wanted[@]}" | grep -Ev "$not_needed")
  fetch "${names[@]}" || { update_lists; fetch "${names[@]}"; } || die "cannot download: ${names[*]}"
  merge_usr "$stage"
  local file
  for file in "${debs[@]}"; do
    dpkg-deb --fsys-tarfile "$file" | tar -x -C "$stage" --keep-directory-symlink --no-same-owner
  done
}

update_lists() { [ "$(id -u)" != 0 ] || apt-get -q update >&2; }

# Sets `debs`. A file that was downloaded before, and is whole, is not downloaded again.
fetch() {
  local store=$out/packages lines file sum missing=()
  mkdir -p "$store"
  debs=()
  # From a folder that holds none of them: apt says nothing of a file that is there already.
  lines=$(cd "$work" && apt-get download --print-uris "$@") || return 1
  while read -r _ file _ sum; do
    [ -n "$file" ] || continue
    debs+=("$store/$file")
    (cd "$store" && [ -f "$file" ] && sha256sum --status -c <<<"${sum#SHA256:}  $file") || missing+=("${file%%_*}")
  done < <(LC_ALL=C sort -k2 <<<"$lines")
  [ ${#debs[@]} -gt 0 ] || return 1
  [ ${#missing[@]} = 0 ] || download "${missing[@]}"
}

download() {
  say "  downloading ${#} Debian packages for the image '$name'"
  (cd "$store" && apt-get -q -o APT::Sandbox::User=root download "$@" >/dev/null)
}

merge_usr() {
  local top
  for top in bin sbin lib lib64; do
    mkdir -p "$1/usr/$top"
    ln -s "usr/$top" "$1/$top"
  done
}
