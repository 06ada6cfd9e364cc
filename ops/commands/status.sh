# shellcheck shell=bash
# ./rowhouse status [--json] [--home DIR]
#
# What runs, on which ports, with how much memory, and the tenants. Exits 1 if something that should run does not.

run() {
  only_common_options "$@"
  known_home
  local all; all=$(everything)
  if [ -n "$json" ]; then printf '%s\n' "$all"; else show "$all"; fi
  [ "$(jq '[.processes[] | select(.running | not)] | length' <<<"$all")" = 0 ]
}

everything() {
  jq -n --arg home "$home" --arg portal "$portal_url" --arg gateway "$gateway_url" --arg domain "$gateway_domain" \
    --slurpfile processes <(processes) --argjson node "$(node_state)" --argjson nodes "$(all_nodes)" --slurpfile tenants <(tenants) \
    '{home:$home, portal:$portal, gateway:$gateway, gatewayDomain:$domain, processes:$processes,
      rssKiB:([$processes[].rssKiB] | add), node:$node, nodes:$nodes, containers:$tenants[0]}'
}

processes() {
  process_of portal "$portal_port" "$(pid_file portal)"
  if [ -f "$(pid_file portal-2)" ]; then process_of portal-2 "$second_port" "$(pid_file portal-2)"; fi
  process_of admin-ui "$admin_port" "$(pid_file admin-ui)"
  if [ -f "$(pid_file stripe)" ]; then process_of stripe "$stripe_port" "$(pid_file stripe)"; fi
  if [ -f "$(pid_file keycloak)" ]; then process_of keycloak "$keycloak_port" "$(pid_file keycloak)"; fi
  if [ -f "$(pid_file ldap)" ]; then process_of ldap "$ldap_port" "$(pid_file ldap)"; fi
  if [ "$(sed -n 's/^database=//p' "$home/settings")" = embedded ]; then process_of database "$database_port" "$home/database/database.pid"; fi
  if [ -z "$docker_host" ] && [ -f "$home/node/index" ]; then
    local place; place=$(cat "$home/node/index")
    process_of dockerd null "/run/rowhouse/$place/dockerd.pid"
    process_of containerd null "/run/rowhouse/$place/containerd.pid"
  fi
  local name
  for name in $(standing_nodes); do process_of "dockerd of $name" null "/run/rowhouse/$(cat "$(node_dir "$name")/index")/dockerd.pid"; done
}

process_of() {
  local pid rss=0
  if pid=$(live_pid "$3"); then rss=$(rss_of "$pid"); else pid=null; fi
  jq -nc --arg name "$1" --argjson port "$2" --argjson pid "$pid" --argjson rss "$rss" \
    '{name:$name, port:$port, pid:$pid, running:($pid != null), rssKiB:$rss}'
}

node_state() {
  local state
  if [ -n "$docker_host" ]; then cat "$node_file" 2>/dev/null || echo null; return; fi
  state=$("$ops/node.sh" status --dir "$home/node" 2>/dev/null) || true
  printf '%s' "${state:-null}"
}

# As the API tells it, all pages; null when there is nobody to ask.
tenants() {
  local answer items='[]' cursor=
  [ -s "$keys/api-key" ] && runs portal || { echo null; return; }
  while :; do
    answer=$(curl -sf --max-time 10 -H @<(printf 'Authorization: Bearer %s\n' "$(cat "$keys/api-key")") \
      "$portal_url/api/v1/containers?limit=100${cursor:+&after=$cursor}") || { echo null; return; }
    items=$(jq -c --slurpfile so_far <(printf '%s' "$items") '$so_far[0] + .items' <<<"$answer")
    cursor=$(jq -r '.next // ""' <<<"$answer")
    [ -n "$cursor" ] || break
  done
  printf '%s' "$items"
}

show() {
  jq -r '
    def mib: (. / 1024 | floor | tostring) + " MiB";
    (.processes[] | [.name, (if .running then "running" else "STOPPED" end), (if .port then "port \(.port)" else "" end), (.rssKiB | mib)] | @tsv),
    ["together", "", "", (.rssKiB | mib)] as $sum | ($sum | @tsv)' <<<"$1" | column -t -s "$(printf '\t')"
  jq -r '"", "Portal   \(.portal)", "Tenants  \(.gateway) under \(.gatewayDomain)"' <<<"$1"
  jq -r 'if .containers == null then "No containers to show: the portal does not answer." else
    (.nodes[] | "Node     \(.name)\t\(.state // "no node yet")\t\(.docker // "")\t\(.problem // .pressure // "")"),
    "\(.containers | length) containers",
    (.containers[] | "  \(.state)\t\(.name)\t\(.kind)\t\(.url)\t\(.waiting // (.failure // "" | split("\n")[0]) // "")") end' <<<"$1" | expand -t 14,36,48,100
}
