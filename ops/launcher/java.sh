# shellcheck shell=bash
# Finds a JDK 25, whatever `java` on the path is.

java_release=25

is_right_jdk() { [ -x "$1/bin/javac" ] && grep -qs "^JAVA_VERSION=\"${java_release}[.\"]" "$1/release"; }

find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if [ -n "$candidate" ] && is_right_jdk "$candidate"; then printf '%s' "$candidate"; return; fi
  done
  return 1
}

use_jdk() {
  JAVA_HOME=$(find_jdk) || die "no JDK $java_release found in JAVA_HOME or /usr/lib/jvm (ops/install.sh says what to do)"
  export JAVA_HOME PATH=$JAVA_HOME/bin:$PATH
  java=$JAVA_HOME/bin/java
}
