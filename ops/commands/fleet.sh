# shellcheck shell=bash
# ./rowhouse fleet [--json] [--home DIR]
#
# The nodes with their state, region, tenants, headroom and price, what a tenant costs, and whether the shares of all
# tenants in the running month sum to the bill. --json has the share of each tenant, too.

run() {
  only_common_options "$@"
  known_home
  runs portal || die "nothing runs in $home (./rowhouse up --detach)"
  local answer shares=false
  [ -z "$json" ] || shares=true
  answer=$(curl -sf --max-time 60 -H @<(printf 'Authorization: Bearer %s\n' "$(cat "$keys/api-key")") \
    "$portal_url/api/v1/fleet?shares=$shares") || die "the portal does not answer at $portal_url"
  answer=$(jq '.sharesEqualBill = (.sharesSum == .bill)' <<<"$answer")
  if [ -n "$json" ]; then printf '%s\n' "$answer"; else show "$answer"; fi
  [ "$(jq .sharesEqualBill <<<"$answer")" = true ] || [ -n "$json" ]
}

# Words for amounts and sizes, in jq.
sayings='
  def whole: IN("BIF","CLP","DJF","GNF","ISK","JPY","KMF","KRW","PYG","RWF","UGX","VND","VUV","XAF","XOF","XPF");
  def cents: (. % 100 | tostring) as $c | (. / 100 | floor | tostring) + "." + ("0" + $c)[-2:];
  def money: if . == null then "not said" else (if .currency | whole then .minor | tostring else .minor | cents end) + " " + .currency end;
  def gib: if . == null then "-" else (. / 1073741824 * 10 | floor / 10 | tostring) + " GiB" end;
  def many($n; $thing): "\($n) \($thing)" + (if $n == 1 then "" else "s" end);
'

show() {
  jq -r "$sayings"'
    many(.tenants; "house") + " (\(.awake) awake) on " + many(.nodes | length; "street")
      + ([.bill[] | " · " + money + " a month"] | join(""))
      + ([.costPerTenant[] | " · \(.amount) \(.currency) a house"] | join("")), ""' <<<"$1"
  jq -r "$sayings"'
    (["NODE", "STATE", "REGION", "TENANTS", "AWAKE", "MEMORY FREE", "DISK FREE", "A MONTH"] | @tsv),
    (.nodes[] | [.name, .state, (if .region == "" then "-" else .region end), .tenants, .awake,
      (.headroom.memoryFree | gib), (.headroom.diskFree | gib), (.price | money)] | @tsv)' <<<"$1" |
    column -t -s "$(printf '\t')"
  jq -r "$sayings"'
    "", (if .sharesEqualBill then "The shares of all tenants in the running month sum to the bill: "
     else "The shares do not sum to the bill: " end)
      + (if .sharesSum == [] then "there is none yet" else ([.sharesSum[] | money] | join(", ")) end)' <<<"$1"
}
