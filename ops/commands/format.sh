# shellcheck shell=bash
# ./rowhouse format
#
# Formats all Java sources with google-java-format, as the build checks it.

run() {
  need_commands mvn
  use_jdk
  cd "$top" || exit
  mvn -q -ntp -N toolchains:select-jdk-toolchain@jdk-25 exec:exec@list-sources exec:exec@format
}
