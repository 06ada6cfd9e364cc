# shellcheck shell=bash
# Which of the 201 places on this machine a node has, and every name and address that follows from it.
# A claim is a file that names its owner's folder. It outlives a reboot, because the containers' addresses
# are written down in the owner's database and must not move.

claims=/var/lib/rowhouse/nodes
last_index=200

# Sets all names and addresses of place $1.
use_index() {
  index=$1
  local hex; hex=$(printf '%02x' "$index")
  netns=rowhouse-$index
  place=(nsenter "--net=/run/netns/$netns")
  veth=rh$index
  cgroup=rowhouse-$index
  run=/run/rowhouse/$index
  subnet4=10.$((20 + index)).0.0/16
  link4=10.254.$index
  gateway4=$link4.1
  node4=$link4.2
  subnet6=fd52:4f57:4855:${hex}00::/56
  gateway6=fd52:4f57:4854:$hex::1
  node6=fd52:4f57:4854:$hex::2
  listen=$node4
}

has_ipv6() { [ -e /proc/sys/net/ipv6/conf/all/forwarding ] && [ "$(cat /proc/sys/net/ipv6/conf/all/disable_ipv6)" = 0 ]; }

owner_of() { cat "$claims/$1" 2>/dev/null; }

# A place whose owner's folder was deleted is free; so is one whose networks nobody routes yet.
is_free() {
  local owner
  if owner=$(owner_of "$1"); then [ ! -d "$owner" ] || return 1; fi
  [ -z "$(ip -4 route show root "10.$((20 + $1)).0.0/16")$(ip -4 route show root "10.254.$1.0/24")" ] || return 1
  [ ! -e "/run/netns/rowhouse-$1" ] && [ ! -e "/sys/class/net/rh$1" ]
}

# claim_index WISH: gives this folder a place, the same one every time. Runs under the machine's lock.
claim_index() {
  local wish=$1 held=
  held=$(cat "$dir/index" 2>/dev/null || true)
  if [ -n "$held" ] && [ "$(owner_of "$held")" = "$dir" ]; then
    [ "$wish" = auto ] || [ "$wish" = "$held" ] || die "$dir already is node $held, not $wish"
    use_index "$held"
    return
  fi
  if [ -n "$held" ]; then
    # The claim was lost but the data knows its place: take it back unless somebody else sits there.
    [ "$wish" = auto ] || [ "$wish" = "$held" ] || die "$dir already is node $held, not $wish"
    [ -z "$(owner_of "$held")" ] || [ ! -d "$(owner_of "$held")" ] || die "place $held of $dir is taken by $(owner_of "$held")"
    wish=$held
  elif [ "$wish" = auto ]; then
    wish=$(first_free) || die "all node places on this machine are taken (see $claims)"
  else
    is_free "$wish" || die "place $wish is taken by $(owner_of "$wish" || echo 'a network of this machine')"
  fi
  printf '%s\n' "$dir" >"$claims/$wish"
  printf '%s\n' "$wish" >"$dir/index"
  use_index "$wish"
}

first_free() {
  local i
  for ((i = 0; i <= last_index; i++)); do
    if is_free "$i"; then printf '%s' "$i"; return; fi
  done
  return 1
}

release_index() {
  [ "$(owner_of "$index")" = "$dir" ] && rm -f "$claims/$index"
  rmdir "$claims" "${claims%/*}" /run/rowhouse 2>/dev/null || true
}
