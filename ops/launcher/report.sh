# shellcheck shell=bash
# One line for each step, with the time it took.

now_ms() { printf '%s' "${EPOCHREALTIME/[.,]/}" | cut -c1-13; }

step() { step_started=$(now_ms); printf '  %-44s' "$1" >&2; }
step_done() { local took=$(($(now_ms) - step_started)); printf ' %4d.%d s\n' $((took / 1000)) $((took % 1000 / 100)) >&2; }
