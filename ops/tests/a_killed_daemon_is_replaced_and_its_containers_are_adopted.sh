#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

archive=$("$ops/images.sh" build tiny --out "${IMAGES:-$tmp/images}")
node=$(node_up a)
same "simple quotas" squota "$(jq -r .quota <<<"$node")"

load_image "$node" "$archive"
docker_of "$node" -X POST -H 'Content-Type: application/json' http://docker/networks/create \
  -d "$(jq -c '{Name:"t", IPAM:{Config:[{Subnet:(.subnet4 | sub("0.0/16"; "9.0/24"))}]}}' <<<"$node")" >/dev/null
docker_of "$node" -X POST -H 'Content-Type: application/json' 'http://docker/containers/create?name=tiny' \
  -d '{"Image":"rowhouse/tiny:1","HostConfig":{"NetworkMode":"t","Init":true,"ReadonlyRootfs":true}}' >/dev/null
docker_of "$node" -X POST http://docker/containers/tiny/start
address=$(docker_of "$node" http://docker/containers/tiny/json | jq -r .NetworkSettings.Networks.t.IPAddress)
visit() { curl -sf --max-time 2 "http://$address:8080/healthz" >/dev/null; }
expect "the container is reached by its address" wait_until 10 visit

kill -KILL "$(jq .pid <<<"$node")"
expect "the container goes on without its daemon" visit
refute "status says that the daemon is gone" "$ops/node.sh" status --dir "$tmp/a" >/dev/null
again=$(node_up a)
same "the node keeps its place" "$(jq -c 'del(.pid)' <<<"$node")" "$(jq -c 'del(.pid)' <<<"$again")"
same "the container is adopted" running "$(docker_of "$again" http://docker/containers/tiny/json | jq -r .State.Status)"
same "a second up changes nothing" "$again" "$(node_up a)"
