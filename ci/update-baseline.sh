#!/usr/bin/env bash
# Makes runs the new baseline, and writes down who did it and why.
set -euo pipefail
# shellcheck source=ci/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

help() {
  cat << 'TEXT'
Usage: ci/update-baseline.sh --why TEXT [--who NAME] [--scenario NAME]... [--into DIR] [RUN...]

Folds runs into baselines, one per profile and scenario: DIR/<profile>/<scenario>.json. Each
says who made it, why, on which machine and from which commit. Commit the files afterwards.

  RUN               a result or a run folder; several runs of one scenario become repetitions
                    of one baseline (default: reports/runs/latest)
  --why TEXT        why these figures are the new measure; needed
  --who NAME        who says so (default: git's user.name)
  --scenario NAME   only this scenario; repeatable
  --into DIR        folder of baselines (default: reports/baselines)
  --help            this text

Exit codes: 0 written; 2 bad usage, bad file, or a run that cannot be a baseline (void, lost, broken);
3 the program could not be built.
TEXT
}

why=""
who=""
into="$PROJECT/reports/baselines"
options=()
runs=()
while [ "$#" -gt 0 ]; do
  case "$1" in
    --help | -h) help; exit 0 ;;
    --why) need_value "$@"; why="$2"; shift 2 ;;
    --who) need_value "$@"; who="$2"; shift 2 ;;
    --into) need_value "$@"; into="$2"; shift 2 ;;
    --scenario) need_value "$@"; options+=(--scenario "$2"); shift 2 ;;
    -*) usage_error "unknown option $1" ;;
    *) runs+=("$1"); shift ;;
  esac
done
[ -n "$why" ] || usage_error "--why is missing: say why these figures are the new measure"
if [ -z "$who" ]; then
  who="$(git -C "$PROJECT" config user.name || true)"
  [ -n "$who" ] || usage_error "--who is missing, and git knows no user.name"
fi
if [ "${#runs[@]}" -eq 0 ]; then
  runs=("$PROJECT/reports/runs/latest")
fi
for run in "${runs[@]}"; do
  [ -e "$run" ] || usage_error "there is no run $run"
done

ensure_reports_jar
status=0
reports merge --into "$into" --who "$who" --why "$why" ${options[@]+"${options[@]}"} "${runs[@]}" || status=$?
exit "$status"
