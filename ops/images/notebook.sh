# shellcheck shell=bash
# shellcheck disable=SC2034
# The demo app on Debian's Python: the interpreter, the parts of its library that a small app meets, SQLite.

python=$(apt-cache depends python3-minimal | grep -oE 'python3\.[0-9]+' | head -1)
packages=("$python-minimal" "lib$python-stdlib" libsqlite3-0 busybox-static)
owned=(data)
settings='{"Cmd":["/usr/bin/'$python'","-I","-S","-B","/app/start.py"],
  "Env":["PATH=/usr/bin:/usr/sbin","PORT=8080","DATA_DIR=/data","PYTHONUNBUFFERED=1","MALLOC_ARENA_MAX=1"],
  "ExposedPorts":{"8080/tcp":{}},"User":"1000:1000","WorkingDir":"/data","StopSignal":"SIGTERM"}'

# Encryption, terminals and build tools stay out: an app behind our gateway speaks plain HTTP.
left_out=(test ensurepip idlelib tkinter turtledemo lib2to3 distutils pydoc_data curses dbm venv)
extensions=(_sqlite3 _json _queue _asyncio _contextvars _multiprocessing _posixsubprocess)

fill_root() {
  base_files
  mkdir -p "$root/usr/lib/$python" "$root/app" "$root/data"
  take "/usr/bin/$python"
  ln -s "$python" "$root/usr/bin/python3"
  take_library
  cp -r "$here"/notebook/. "$root/app/"
  find "$root/app" -name __pycache__ -prune -exec rm -r {} +
  take_busybox
  compile "/usr/lib/$python" /app
}

take_library() {
  local from=$stage/usr/lib/$python name file
  (cd "$from" && tar -c "${left_out[@]/#/--exclude=./}" --exclude=./lib-dynload --exclude='__pycache__' .) | tar -x -C "$root/usr/lib/$python"
  for name in "${extensions[@]}"; do
    for file in "$from/lib-dynload/$name".*.so; do
      if [ -f "$file" ]; then take "${file#"$stage"}"; fi
    done
  done
}

# Compiled once here, without times in it: an app that may not write its folder would compile at every start.
compile() {
  local folder
  for folder in "$@"; do
    PYTHONHOME=$root/usr PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1 run_staged "/usr/bin/$python" -S -s -m compileall -q \
      --invalidation-mode unchecked-hash -s "$root" "$root$folder" || die "cannot compile $folder"
  done
}
