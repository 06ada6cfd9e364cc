#!/usr/bin/env bash
# images.sh build notebook|helper|tiny [--out DIR] [--refresh]
#
# Makes a container image from Debian packages, without a registry; prints the path of an archive that
# `docker load` (or POST /images/load) takes. The same recipe and packages give the same bytes.
#   notebook  rowhouse/notebook:1  the demo app: Python 3, SQLite and busybox
#   helper    rowhouse/helper:1    nft, btrfs, tar, cp and busybox, driven over standard input
#   tiny      rowhouse/tiny:1      busybox and a web server of one page: for tests
# --out      where archives and downloaded packages are kept (default .rowhouse/images)
# --refresh  look for newer packages although an archive of this recipe exists
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for part in lib/common images/packages images/files images/archive; do
  # shellcheck source=/dev/null
  . "$here/$part.sh"
done

command=${1:-help} name=${2:-}
shift $(($# < 2 ? $# : 2))
out=$here/../.rowhouse/images refresh=
while [ $# -gt 0 ]; do
  case $1 in
    --out) out=$(value_of "$@"); shift 2 ;;
    --refresh) refresh=yes; shift ;;
    *) die "images.sh: unknown option $1" ;;
  esac
done

# What the archive depends on besides the packages' versions.
recipe_digest() {
  { cat "$here/images.sh" "$here"/images/*.sh
    [ ! -d "$here/$name" ] || (cd "$here/$name" && find . -type f ! -path '*__pycache__*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
  } | sha256sum | cut -c1-16
}

build() {
  [ -f "$here/images/$name.sh" ] || die "no image named '$name' (see --help)"
  need_commands apt-cache apt-get dpkg-deb tar sha256sum jq flock
  mkdir -p "$out"; out=$(cd "$out" && pwd)
  exec 8>"$out/lock"; flock 8
  local recipe; recipe=$(recipe_digest)
  archive=$out/$name.tar
  if [ -z "$refresh" ] && [ -f "$archive" ] && [ "$(cat "$archive.recipe" 2>/dev/null)" = "$recipe" ]; then
    printf '%s\n' "$archive"; return
  fi
  work=$(mktemp -d "$out/build.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  stage=$work/stage root=$work/root
  mkdir -p "$stage" "$root"
  # shellcheck source=/dev/null
  . "$here/images/$name.sh"
  unpack_packages "${packages[@]}"
  fill_root
  write_archive "$archive"
  printf '%s\n' "$recipe" >"$archive.recipe"
  printf '%s\n' "$archive"
}

case $command in
  build) build ;;
  help | -h | --help) usage "$0" ;;
  *) die "images.sh: unknown command $command (see --help)" ;;
esac
