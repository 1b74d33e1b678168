#!/usr/bin/env bash
# Compares runs with the committed baselines.
set -euo pipefail
# shellcheck source=ci/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

help() {
  cat << 'TEXT'
Usage: ci/compare-benchmarks.sh [--baseline FILE] [--allow-inconclusive] [--html FILE] [RUN...]

Compares runs with their baselines and prints what changed.

  RUN                    a result or a run folder; several runs of one scenario count as
                         repetitions (default: reports/runs/latest)
  --baseline FILE        a result or a folder of them (default: reports/baselines)
  --allow-inconclusive   do not fail when a change may be chance
  --html FILE            also draw both sides over each other
  --help                 this text

Exit codes: 0 pass or improved; 1 regression, missed KPI, lost message or inconclusive;
2 bad usage, bad file or not comparable; 3 the run broke or was void.
TEXT
}

baseline="$PROJECT/reports/baselines"
options=()
runs=()
while [ "$#" -gt 0 ]; do
  case "$1" in
    --help | -h) help; exit 0 ;;
    --baseline) need_value "$@"; baseline="$2"; shift 2 ;;
    --html) need_value "$@"; options+=(--html "$2"); shift 2 ;;
    --allow-inconclusive) options+=("$1"); shift ;;
    -*) usage_error "unknown option $1" ;;
    *) runs+=("$1"); shift ;;
  esac
done
if [ "${#runs[@]}" -eq 0 ]; then
  runs=("$PROJECT/reports/runs/latest")
fi
[ -e "$baseline" ] || usage_error "there is no baseline $baseline"
for run in "${runs[@]}"; do
  [ -e "$run" ] || usage_error "there is no run $run"
done

ensure_reports_jar
status=0
reports compare --baseline "$baseline" ${options[@]+"${options[@]}"} "${runs[@]}" || status=$?
exit "$status"
