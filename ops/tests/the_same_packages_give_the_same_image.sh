#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

store=${IMAGES:-$tmp/images}
for image in notebook helper tiny; do
  first=$("$ops/images.sh" build "$image" --out "$store")
  mkdir -p "$tmp/again"; ln -sfn "$store/packages" "$tmp/again/packages"
  second=$("$ops/images.sh" build "$image" --out "$tmp/again")
  expect "$image is the same bytes" cmp "$first" "$second"
done
smaller() { [ "$(stat -c %s "$store/$1.tar")" -lt "$2" ]; }
expect "the notebook is below 120 MB" smaller notebook 120000000
expect "the helper is below 20 MB" smaller helper 20000000
