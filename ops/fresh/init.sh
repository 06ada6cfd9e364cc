#!/usr/bin/env bash
# Runs as the first process of the fresh machine, before its systemd: gives it the mounts that a container has.
set -euo pipefail
root=$1
mount --bind "$root" "$root"
cd "$root"
mount -t proc proc proc
# The rest of the settings is the whole machine's, and not this one's to change.
mount --bind proc/sys proc/sys
mount -o remount,bind,ro proc/sys
mount --bind /proc/sys/net proc/sys/net 2>/dev/null || true
mount -t sysfs sysfs sys
mount -t tmpfs -o mode=755 tmpfs dev
for node in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0 loop-control:10:237 btrfs-control:10:234 fuse:10:229; do
  IFS=: read -r name major minor <<<"$node"
  mknod -m 666 "dev/$name" c "$major" "$minor"
done
for n in {0..63}; do mknod -m 660 "dev/loop$n" b 7 "$n"; done
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts
ln -s pts/ptmx dev/ptmx; ln -s /proc/self/fd dev/fd
mount -t tmpfs tmpfs dev/shm
: >dev/console
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs tmpfs tmp
if [ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ]; then
  mount -t cgroup2 cgroup2 sys/fs/cgroup
else
  mount -t tmpfs -o mode=755 tmpfs sys/fs/cgroup
  while read -r options; do
    name=${options#name=}
    mkdir "sys/fs/cgroup/$name"
    mount -t cgroup -o "${options/#name=/none,name=}" cgroup "sys/fs/cgroup/$name"
  done < <(cut -d: -f2 /proc/self/cgroup | grep -v '^$')
fi
mkdir -p .old
pivot_root . .old
cd /
umount -l /.old
exec env -i container=rowhouse PATH=/usr/sbin:/usr/bin:/sbin:/bin /sbin/init </dev/null
