# shellcheck shell=bash
# What a node is made with, as "command package".

node_needs() {
  cat <<'LIST'
dockerd docker.io
containerd containerd
runc runc
iptables iptables
mkfs.btrfs btrfs-progs
nft nftables
nsenter util-linux
losetup mount
LIST
}
