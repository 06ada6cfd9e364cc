# shellcheck shell=bash
# The jars are built once, and again only when a source is newer. A running installation uses copies of its
# own under HOME/app: building never pulls a jar from under a process.

all_apps=(portal admin-ui e2e)

built_jar() { printf '%s/%s/target/app/%s.jar' "$top" "$1" "$1"; }
installed_jar() { printf '%s/app/%s.jar' "$home" "$1"; }

is_built() {
  local app jar
  for app in "${all_apps[@]}"; do
    jar=$(built_jar "$app")
    [ -f "$jar" ] || return 1
    [ -z "$(find "$top/pom.xml" "$top"/*/pom.xml "$top"/*/src/main -newer "$jar" -type f -print -quit)" ] || return 1
  done
}

# Two installations may share these sources: one builds at a time.
build_once() {
  exec 6<"$top"; flock 6
  if ! is_built; then
    need_commands mvn
    step "building (this happens once)"
    (cd "$top" && mvn -q -ntp -DskipTests package) >"$log_dir/build.log" 2>&1 || { tail -40 "$log_dir/build.log" >&2; die "the build failed (log: $log_dir/build.log)"; }
    # Maven leaves a jar alone whose content would be the same; its age must not ask for a build again.
    local app; for app in "${all_apps[@]}"; do touch "$(built_jar "$app")"; done
    step_done
  fi
  exec 6<&-
}

is_installed() { cmp -s "$(built_jar "$1")" "$(installed_jar "$1")"; }

install_app() {
  mkdir -p "$home/app"
  cp "$(built_jar "$1")" "$home/app/$1.jar.new"
  mv "$home/app/$1.jar.new" "$(installed_jar "$1")"
}
