# shellcheck shell=bash
# What this machine has, and how fast it is: a few seconds with tools that every Debian has.

specs() {
  local model system
  model=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -1)
  system=$(. /etc/os-release 2>/dev/null && printf '%s' "${PRETTY_NAME:-}")
  jq -nc --arg cpu "${model:-$(uname -m)}" --argjson cores "$(nproc)" --argjson memory "$(awk '/^MemTotal:/{printf "%.0f", $2 * 1024}' /proc/meminfo)" \
    --arg disks "$(disks)" --argjson disk "$(df -B1 --output=size "$fs" | tail -1)" --arg kernel "$(uname -r)" --arg system "${system:-Linux}" \
    '{cpu:$cpu[:100], cores:$cores, memoryBytes:$memory, disks:$disks[:100], diskBytes:$disk, kernel:$kernel, system:$system[:100]}'
}

disks() {
  lsblk -bdnro SIZE,TYPE 2>/dev/null | awk '$2 == "disk" && $1 > 1e9 {n[int($1 / 1e9 + 0.5)]++}
    END {for (size in n) {printf "%s%d × %d GB", gap, n[size], size; gap = ", "}}'
}

# The best of what a MB/s is said to be on standard input, as a whole number; 0 when nothing is said.
mbps() { awk '{v = $1 + 0} v > best {best = v} END {printf "%d", best}'; }

dd_mbps() { LC_ALL=C dd "$@" 2>&1 | sed -n 's/.*, \([0-9.e+]*\) s, .*/\1/p'; }

# bytes / seconds, where dd says the seconds.
rate() { local bytes=$1; shift; dd_mbps "$@" | awk -v b="$bytes" '$1 > 0 {print b / $1 / 1e6}' | mbps; }

bench_cpu() {
  openssl speed -elapsed -seconds 1 -multi "$(nproc)" -bytes 8192 -mr -evp sha512 2>/dev/null \
    | awk -F: '/^\+F:/ {sum += $4} END {printf "%d", sum / 1e6 * 2}'
}

bench_memory() { rate $((2048 * 1048576)) if=/dev/zero of=/dev/null bs=64M count=32; }

bench_disk_write() { rate $((128 * 1048576)) if=/dev/zero of="$fs/.bench" bs=1M count=128 oflag=direct conv=fsync; }
bench_disk_read() { rate $((128 * 1048576)) if="$fs/.bench" of=/dev/null bs=1M iflag=direct; rm -f "$fs/.bench"; }

bench_network() {
  curl -sS --max-time 4 -o /dev/null -w '%{speed_download}\n' -H "Rowhouse-Token: $token" "$portal/enroll/bytes" 2>/dev/null \
    | awk '{printf "%d", $1 * 8 / 1e6}' || true
}

benchmark() {
  local cpu memory write read network
  cpu=$(bench_cpu) memory=$(bench_memory) write=$(bench_disk_write) read=$(bench_disk_read) network=$(bench_network)
  jq -nc --argjson cpu "${cpu:-0}" --argjson memory "${memory:-0}" --argjson write "${write:-0}" --argjson read "${read:-0}" --argjson network "${network:-0}" \
    '{cpuScore:$cpu, memoryMbps:$memory, diskWriteMbps:$write, diskReadMbps:$read, networkMbps:$network}'
}
