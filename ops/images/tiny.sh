# shellcheck shell=bash
# shellcheck disable=SC2016
# An app of 2 MB for tests: busybox serving one page and /healthz on $PORT.

packages=(busybox-static)
owned=(data)
settings='{"Cmd":["/bin/sh","-c","exec httpd -f -p ${PORT:-8080} -h /www"],
  "Env":["PATH=/usr/bin:/usr/sbin","PORT=8080"],"ExposedPorts":{"8080/tcp":{}},"User":"1000:1000","WorkingDir":"/data"}'

fill_root() {
  base_files
  take_busybox
  mkdir -p "$root/www" "$root/data"
  printf 'tiny\n' >"$root/www/index.html"
  printf 'ok\n' >"$root/www/healthz"
}
