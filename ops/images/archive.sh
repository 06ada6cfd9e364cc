# shellcheck shell=bash
# The image archive, written by hand so that the same content gives the same bytes: one layer, sorted names,
# one fixed time, numeric owners.

export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1700000000}

plain_tar() { tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --numeric-owner --format=gnu "$@"; }

# A recipe says what of `root` belongs to the app's user in `owned`; all else is root's.
write_layer() {
  local exclude=() path
  for path in "${owned[@]}"; do exclude+=("--exclude=./$path"); done
  chmod -R u+rwX,go+rX,go-w "$root"; chmod 1777 "$root/tmp"
  plain_tar --owner=0 --group=0 "${exclude[@]}" -C "$root" -cf "$1" .
  for path in "${owned[@]}"; do plain_tar --owner=1000 --group=1000 -C "$root" -rf "$1" "./$path"; done
}

architecture() { dpkg --print-architecture; }

# `settings` is the recipe's container configuration as JSON.
write_config() {
  jq -nS --argjson config "$settings" --arg layer "sha256:$1" --arg architecture "$(architecture)" \
    --arg created "$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)" \
    '{architecture:$architecture, os:"linux", created:$created, config:$config,
      rootfs:{type:"layers", diff_ids:[$layer]}, history:[{created:$created, created_by:"rowhouse ops/images.sh"}]}'
}

digest_of() { sha256sum "$1" | cut -d' ' -f1; }

write_archive() {
  local image=$work/image layer config
  mkdir -p "$image"
  write_layer "$work/layer.tar"
  layer=$(digest_of "$work/layer.tar")
  mkdir "$image/$layer"; mv "$work/layer.tar" "$image/$layer/layer.tar"
  write_config "$layer" >"$work/config.json"
  config=$(digest_of "$work/config.json")
  mv "$work/config.json" "$image/$config.json"
  jq -nS --arg config "$config.json" --arg tag "rowhouse/$name:1" --arg layer "$layer/layer.tar" \
    '[{Config:$config, RepoTags:[$tag], Layers:[$layer]}]' >"$image/manifest.json"
  chmod -R u+rwX,go+rX,go-w "$image"
  plain_tar --owner=0 --group=0 -C "$image" -cf "$1.new" manifest.json "$config.json" "$layer"
  mv "$1.new" "$1"
}
