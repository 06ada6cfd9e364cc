# shellcheck shell=bash
# The jars are built once, and again only when a source is newer. A running installation uses copies of its
# own under HOME/app: building never pulls a jar from under a process.

all_apps=(portal admin-ui e2e)

built_jar() { printf '%s/%s/target/app/%s.jar' "$top" "$1" "$1"; }
installed_jar() { printf '%s/app/%s/%s.jar' "$home" "$1" "$1"; }

is_built() {
  local app jar
  for app in "${all_apps[@]}"; do
    jar=$(built_jar "$app")
    [ -f "$jar" ] || return 1
    [ -z "$(find "$top/pom.xml" "$top"/*/pom.xml "$top"/*/src/main "$ops/lib" "$ops/node" "$ops/install" -newer "$jar" -type f -print -quit)" ] || return 1
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

installed_as() { sha256sum <"$(built_jar "$1")"; }
is_installed() { [ "$(cat "$home/app/$1/built" 2>/dev/null)" = "$(installed_as "$1")" ]; }

# Unpacked: a jar of jars starts slower, and the JVM cannot keep its classes in an archive.
install_app() {
  local folder=$home/app/$1
  rm -rf "$folder.new"; mkdir -p "$home/app"
  "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djarmode=tools -jar "$(built_jar "$1")" extract --destination "$folder.new" >/dev/null
  installed_as "$1" >"$folder.new/built"
  rm -rf "$folder"
  mv "$folder.new" "$folder"
}
