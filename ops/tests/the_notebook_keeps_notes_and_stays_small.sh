#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

archive=$("$ops/images.sh" build notebook --out "${IMAGES:-$tmp/images}")
node=$(node_up a)
load_image "$node" "$archive"
docker_of "$node" -X POST -H 'Content-Type: application/json' http://docker/networks/create \
  -d "$(jq -c '{Name:"t", IPAM:{Config:[{Subnet:(.subnet4 | sub("0.0/16"; "9.0/24"))}]}}' <<<"$node")" >/dev/null
docker_of "$node" -X POST -H 'Content-Type: application/json' 'http://docker/containers/create?name=nb' \
  -d '{"Image":"rowhouse/notebook:1","Env":["PLAN=pro","GREETING=Tom & <Co>"],
       "HostConfig":{"NetworkMode":"t","Init":true,"ReadonlyRootfs":true,"CapDrop":["ALL"],"Binds":["notes:/data"]}}' >/dev/null
docker_of "$node" -X POST http://docker/containers/nb/start
address() { docker_of "$node" http://docker/containers/nb/json | jq -r .NetworkSettings.Networks.t.IPAddress; }
visit() { curl -sf --max-time 5 "http://$at:8080$1" "${@:2}"; }
at=$(address)
expect "it is healthy" wait_until 10 visit /healthz -o /dev/null

visit /notes -d 'title=<b>one</b>&body=first' -o /dev/null
page=$(visit / -H 'X-Rowhouse-Name: Ann <x>')
expect "what people write is escaped" grep -qF '&lt;b&gt;one&lt;/b&gt;' <<<"$page"
expect "the environment shows" grep -qF 'Tom &amp; &lt;Co&gt;' <<<"$page"
expect "the visitor's name shows" grep -qF 'Ann &lt;x&gt;' <<<"$page"
same "another site's form" 403 "$(curl -s -o /dev/null -w '%{http_code}' -H 'Origin: http://evil.example' -d title=x "http://$at:8080/notes")"

pid=$(docker_of "$node" http://docker/containers/nb/json | jq .State.Pid)
app=$(cat "/proc/$pid/task/$pid/children")
rss=$(rss_of "${app%% *}")
expect "idle below 25 MB: $rss KiB" test "$rss" -lt 25600

began=$(date +%s)
docker_of "$node" -X POST 'http://docker/containers/nb/stop?t=20'
expect "it ends when told to" test $(($(date +%s) - began)) -lt 10
docker_of "$node" -X POST http://docker/containers/nb/start
at=$(address)
expect "it comes back" wait_until 10 visit /healthz -o /dev/null
expect "the note is still there" grep -qF 'first' <(visit /)
