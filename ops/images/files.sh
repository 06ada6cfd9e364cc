# shellcheck shell=bash
# From the unpacked packages into the image: single files with the libraries they need, and no more.

loader() { readlink -e "$stage"/lib64/ld-linux-*.so.* "$stage"/lib/ld-linux-*.so.* 2>/dev/null | head -1; }
library_path() { printf '%s' "$(find "$stage"/usr/lib -maxdepth 1 -name '*-linux-gnu*' -type d | tr '\n' ':')$stage/usr/lib"; }

# A program of the stage, run with the stage's own libraries: the machine's own may be others.
run_staged() { local program=$1; shift; "$(loader)" --library-path "$(library_path)" "$stage$program" "$@"; }

# take PATH…: copies programs or shared objects, and what they are linked with.
take() {
  local path
  for path in "$@"; do
    install -D "$stage$path" "$root$(canonical "$path")"
    take_libraries "$path"
  done
}

canonical() { case $1 in /bin/* | /sbin/* | /lib/* | /lib64/*) printf '/usr%s' "$1" ;; *) printf '%s' "$1" ;; esac; }

take_libraries() {
  local file target
  while read -r file; do
    target=/usr${file#"$stage/usr"}
    [ -e "$root$target" ] || install -D "$file" "$root$target"
  done < <("$(loader)" --library-path "$(library_path)" --list "$stage$1" 2>/dev/null | grep -oE "$stage/[^ ]+" | sed "s|^$stage/lib|$stage/usr/lib|")
  local ld; ld=$("$(loader)" --library-path "$(library_path)" --list "$stage$1" 2>/dev/null | grep -oE '/lib[0-9]*/ld-linux[^ ]*' | head -1) || true
  if [ -n "$ld" ]; then install -D "$(loader)" "$root/usr$ld"; fi
}

# Busybox under every name it answers to: hard links cost nothing and need no install step.
take_busybox() {
  install -D "$stage/bin/busybox" "$root/usr/bin/busybox"
  local applet
  for applet in $("$stage/bin/busybox" --list); do
    [ -e "$root/usr/bin/$applet" ] || ln -s busybox "$root/usr/bin/$applet"
  done
}

# The folders and accounts that every image has.
base_files() {
  merge_usr "$root"
  mkdir -p "$root"/{etc,proc,sys,dev,run,var,root,home}
  mkdir -m 1777 "$root/tmp"
  printf 'root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000:app:/home:/bin/sh\n' >"$root/etc/passwd"
  printf 'root:x:0:\napp:x:1000:\n' >"$root/etc/group"
  printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
}
