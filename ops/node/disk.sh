# shellcheck shell=bash
# The node's disk: btrfs on a device of its own, or in a sparse file that is loop-mounted. Clones of a template share
# its blocks there.

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
  mkdir -p "$fs"
  if [ -n "${device:-}" ]; then mount_device; else mount_image; fi
  mount --make-private "$fs"
  mkdir -p -m 0711 "$fs/docker" "$fs/data"
}

mount_options() { printf 'noatime,discard=async%s' "${volatile:+,nobarrier}"; }

# A disk with anything on it is somebody's.
mount_device() {
  [ -b "$device" ] || die "$device is no disk"
  if [ "$(blkid -o value -s TYPE "$device" 2>/dev/null)" != btrfs ]; then
    [ -z "$(blkid -o value -s TYPE "$device" 2>/dev/null)$(lsblk -no NAME "$device" | tail -n +2)" ] || die "there is something on $device: nothing was done to it"
    mkfs.btrfs -q "$device" >/dev/null 2>&1 || die "mkfs.btrfs failed on $device"
  fi
  mount -t btrfs -o "$(mount_options)" "$device" "$fs" || die "cannot mount $device"
}

mount_image() {
  if [ ! -f "$image" ]; then
    truncate -s "${size_mib:-$(disk_size_mib)}M" "$image.new"
    mkfs.btrfs -q -f "$image.new" >/dev/null 2>&1 || die "mkfs.btrfs failed on $image.new"
    mv "$image.new" "$image"
  fi
  local loop; loop=$(attach_disk)
  mount -t btrfs -o "$(mount_options)" "$loop" "$fs" || { losetup -d "$loop"; die "cannot mount $image"; }
  # Takes effect when the last user is gone: the device ends with the mount.
  losetup -d "$loop"
}

loop_devices() { losetup -j "$image" -nO NAME 2>/dev/null; }

# Direct I/O: without it the machine keeps every block twice, once for btrfs and once for the file below.
attach_disk() {
  local loop direct=--direct-io=on
  if [ -n "$volatile" ]; then direct=--direct-io=off; fi
  loop=$(loop_devices | head -1)
  [ -n "$loop" ] || loop=$(losetup -f --show "$direct" "$image" 2>/dev/null) || loop=$(losetup -f --show "$image") \
    || die "no loop device to be had for $image"
  printf '%s' "$loop"
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
  local loop; for loop in $(loop_devices); do losetup -d "$loop" 2>/dev/null || true; done
}
