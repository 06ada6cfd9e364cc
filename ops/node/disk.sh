# shellcheck shell=bash
# The node's disk: a sparse file holding btrfs, loop-mounted. Clones of a template share its blocks there.

# At most 64 GiB, and never more than seven tenths of what is free: a sparse file that outgrows the disk
# below it turns btrfs read-only.
disk_size_mib() {
  local free; free=$(df --output=avail -m "$dir" | tail -1)
  local size=$((free * 7 / 10))
  [ $size -le 65536 ] || size=65536
  [ $size -ge 2048 ] || die "only $free MiB free in $dir: a node needs 3 GiB"
  printf '%s' "$size"
}

is_mounted() { mountpoint -q "$fs"; }

mount_disk() {
  if is_mounted; then return; fi
  if [ ! -f "$image" ]; then
    truncate -s "${size_mib:-$(disk_size_mib)}M" "$image.new"
    mkfs.btrfs -q -f "$image.new" >/dev/null 2>&1 || die "mkfs.btrfs failed on $image.new"
    mv "$image.new" "$image"
  fi
  mkdir -p "$fs"
  local device; device=$(attach_disk)
  mount -t btrfs -o "noatime,discard=async${volatile:+,nobarrier}" "$device" "$fs" || { losetup -d "$device"; die "cannot mount $image"; }
  # Takes effect when the last user is gone: the device ends with the mount.
  losetup -d "$device"
  mount --make-private "$fs"
  mkdir -p -m 0711 "$fs/docker" "$fs/data"
}

loop_devices() { losetup -j "$image" -nO NAME 2>/dev/null; }

# Direct I/O: without it the machine keeps every block twice, once for btrfs and once for the file below.
attach_disk() {
  local device direct=--direct-io=on
  if [ -n "$volatile" ]; then direct=--direct-io=off; fi
  device=$(loop_devices | head -1)
  [ -n "$device" ] || device=$(losetup -f --show "$direct" "$image" 2>/dev/null) || device=$(losetup -f --show "$image") \
    || die "no loop device to be had for $image"
  printf '%s' "$device"
}

quota_mode() {
  local uuid; uuid=$(findmnt -n -o UUID "$fs" | head -1)
  cat "/sys/fs/btrfs/$uuid/qgroups/mode" 2>/dev/null || echo none
}

# Simple quotas before every start of dockerd. A clean stop of dockerd switches quotas off, and its first
# container with a size would then switch the full kind on, which makes every clone slow.
# BTRFS_IOC_QUOTA_CTL with command 4 needs Linux 6.7; btrfs-progs before 6.7 cannot say it.
enable_quota() {
  [ "$(quota_mode)" != squota ] || return 0
  btrfs quota disable "$fs" 2>/dev/null || true
  perl -e 'open my $d, "<", $ARGV[0] or die $!; my $a = pack("QQ", 4, 0); ioctl($d, 0xC0109428, $a) or die "$!\n"' "$fs" \
    || say "no simple quotas on this kernel ($(uname -r), 6.7 has them): disk limits will not be enforced"
}

# Everything mounted below the disk first (what containers left), then the disk; the loop device goes with it.
unmount_disk() {
  local mounts
  mapfile -t mounts < <(awk -v a="$fs/" -v b="$run/" '{p=$2; gsub(/\\040/," ",p)} index(p,a)==1 || index(p,b)==1 {print p}' /proc/mounts | sort -r)
  local mount
  for mount in "${mounts[@]}"; do umount -l "$mount" 2>/dev/null || true; done
  if is_mounted; then wait_until 10 umount "$fs" 2>/dev/null || umount -l "$fs"; fi
  local device; for device in $(loop_devices); do losetup -d "$device" 2>/dev/null || true; done
}
