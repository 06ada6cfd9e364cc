# shellcheck shell=bash
# ./rowhouse bench provision|wake|memory|intake|gateway|door|neighbours|density|move|fleet|scale|all [--json] [--home DIR]
#
# Measures a running installation: ours beside the bare thing doing the same, in turns in one run, with p50, p95 and
# p99, the goal, whether it was reached, and the machine with its load before. `all` takes about a quarter of an hour.
#   provision   a signed event to the clone's first 200, fresh and from a warm pool, beside Docker's own calls
#   wake        the first request to a stopped and to a paused container, beside Docker's own start and unpause
#   memory      memory of all processes without tenants, and how soon a portal is ready
#   intake      signed events taken in durably, beside plain durable inserts
#   gateway     requests through the gateway with claims and 10,000 routes, beside nginx
#   door        a sign-in through a provider on loopback and our share of it, what a claim costs each request, and whether
#               200 people (--people N) before one slow provider keep other tenants waiting
#   neighbours  a tenant's answers while the one beside it bombs with forks, memory, CPU and disk
#   density     disk, memory, rows and listing of many sleeping clones of a 300 MiB template
#   move        a tenant of 300 MB from node to node: the pause that a client sees, beside a plain copy of its bytes; needs
#               two nodes (./rowhouse up --nodes 2), so `all` leaves it out
#   fleet       812 tenants on three nodes, 287 + 304 + 221 by their capacity: tenants a second, disk and memory each,
#               pages, sums; makes an installation of its own (in TMPDIR, on ports from 27400 or --port-base) and removes
#               it; --here measures the one that runs in --home instead
#   scale       1,000, 10,000 and 100,000 tenants on 1, 10 and 100 simulated nodes behind the port of real ones: how each
#               sweep and page grows, and whether it may; needs no installation, runs in a database of its own
#   --rounds N  how often (provision, wake, gateway); --attacks N (neighbours, 2); --clones N how many (density, 300);
#   --tenants N (fleet, 812); --awake N at most at once (fleet, 12, never above 40); --sizes A,B,C (scale);
#   --seconds N how long a round is (intake, gateway); --concurrency N (intake, 32)
# Each makes a project of its own through the API and takes it away again with its tenants and events; what stays is
# what always stays: a receipt for each erased tenant. Nothing else should run meanwhile.

run() {
  local rest=()
  while [ $# -gt 0 ]; do
    if common_option "$@"; then shift "$taken"; else rest+=("$1"); shift; fi
  done
  if [ "${rest[0]:-}" = scale ]; then measure_scale "${rest[@]:1}"; return; fi
  if [ "${rest[0]:-}" = fleet ] && [[ " ${rest[*]} " != *' --here '* ]]; then measure_fleet "${rest[@]}"; return; fi
  use_home
  known_home
  measure "${rest[@]:-all}"
}

measure() {
  runs portal || die "nothing runs in $home (./rowhouse up --detach)"
  "$ops/install.sh" bench --no-node --no-database
  use_jdk
  app_environment portal
  [ -f "$(installed_jar e2e)" ] || install_app e2e
  build_image notebook
  # The provider of `door` signs in this process: with the first compiler only, that is most of what the machine would do.
  case $1 in door | all) tool_compilers=4 ;; esac
  tool bench "$@" --home "$home" --portal "$portal_url" --key-file "$keys/api-key" \
    --notebook-image "$home/images/notebook.tar" --stripe-port "$stripe_port" --gateway "$gateway_url" \
    --ops "$ops" --java "$java" --java-flags "$(jvm_flags 256m | tr '\n' ' ')" --portal-jar "$(installed_jar portal)"
}

# Three nodes of its own, which go with all that is on them: nothing is erased one by one.
measure_fleet() {
  local nodes=3 arguments=() failed=
  while [ $# -gt 0 ]; do
    case $1 in
      --nodes) nodes=$(value_of "$@"); shift 2 ;;
      *) arguments+=("$1"); shift ;;
    esac
  done
  home=$(mktemp -d "${TMPDIR:-/tmp}/rowhouse-fleet.XXXXXX")
  own=(--home "$home" --port-base "${port_base:-27400}")
  trap '"$top/rowhouse" reset --yes "${own[@]}" >&2 || :' EXIT
  trap 'exit 130' INT TERM HUP
  "$top/rowhouse" up --detach --no-demo --nodes "$nodes" "${own[@]}" >&2
  port_base= node_count=
  use_home
  measure "${arguments[@]}" --throwaway || failed=$?
  exit "${failed:-0}"
}

# Simulated nodes stand behind the same port as real ones, which only the tests' code has.
measure_scale() {
  local sizes=1000,10000,100000 rounds=20 json=
  while [ $# -gt 0 ]; do
    case $1 in
      --sizes) sizes=$(value_of "$@"); shift 2 ;;
      --rounds) rounds=$(value_of "$@"); shift 2 ;;
      --json) json=yes; shift ;;
      *) die "bench scale knows --sizes A,B,C, --rounds N and --json, not $1" ;;
    esac
  done
  need_commands mvn
  use_jdk
  cd "$top" || exit
  told=$(mktemp "${TMPDIR:-/tmp}/rowhouse-scale.XXXXXX")
  trap 'rm -f "$told" "$told.log" "$told.json"' EXIT
  mvn -o -q -ntp -Dstatic.checks=-g -pl provisioner -am test -Dtest=ScaleTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dscale.sizes="$sizes" -Dscale.rounds="$rounds" -Dscale.told="$told" >"$told.log" 2>&1 || { tail -60 "$told.log" >&2; die "no figures from scale"; }
  if [ -n "$json" ]; then cat "$told.json"; else cat "$told"; fi
}
