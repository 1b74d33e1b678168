#!/usr/bin/env bash
# Compares runs with the baselines of this machine, or with other runs.
set -euo pipefail
# shellcheck source=ci/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

help() {
  cat << 'TEXT'
Usage: ci/compare-benchmarks.sh [--baseline FILE]... [--gate] [--allow-inconclusive] [--html FILE] [RUN...]

Compares runs with their baselines and prints what changed. reports/docs/comparison.md says how it decides.

  RUN                    a result or a run folder; several runs of one scenario count as
                         repetitions (default: reports/runs/latest)
  --baseline FILE        a result or a folder of them, an older run for example; repeatable
                         (default: reports/baselines)
  --gate                 also fail where the baseline is none for this machine, and where a
                         regression only lacks its confirmation by a second run
  --allow-inconclusive   do not fail when it cannot be told
  --html FILE            also draw both sides over each other
  --help                 this text

Exit codes: 0 pass, improved or suspected; 1 regression, missed KPI, lost message or inconclusive;
2 bad usage, bad file, not comparable, or no baseline; 3 the run broke or was void.
TEXT
}

baselines=()
options=()
runs=()
while [ "$#" -gt 0 ]; do
  case "$1" in
    --help | -h) help; exit 0 ;;
    --baseline) need_value "$@"; baselines+=("$2"); shift 2 ;;
    --html) need_value "$@"; options+=(--html "$2"); shift 2 ;;
    --gate | --allow-inconclusive) options+=("$1"); shift ;;
    -*) usage_error "unknown option $1" ;;
    *) runs+=("$1"); shift ;;
  esac
done
if [ "${#runs[@]}" -eq 0 ]; then
  runs=("$PROJECT/reports/runs/latest")
fi
if [ "${#baselines[@]}" -eq 0 ]; then
  baselines=("$PROJECT/reports/baselines")
  [ -e "${baselines[0]}" ] \
    || usage_error "there is no baseline yet; ci/update-baseline.sh --profile quick makes one on this machine, of 5 runs"
fi
for baseline in "${baselines[@]}"; do
  [ -e "$baseline" ] || usage_error "there is no baseline $baseline"
  options+=(--baseline "$baseline")
done
for run in "${runs[@]}"; do
  [ -e "$run" ] || usage_error "there is no run $run"
done

ensure_reports_jar
reports compare "${options[@]}" "${runs[@]}"
