#!/usr/bin/env bash
# Makes a baseline of this machine: five runs, folded into one, with the name of a person and a reason.
set -euo pipefail
# shellcheck source=ci/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

help() {
  cat << 'TEXT'
Usage: ci/update-baseline.sh [--profile P] [--scenario S] [--repeat N]
                             [--why TEXT] [--who NAME] [--out DIR] [RUN...]

Makes a baseline for this machine, one file per profile and scenario: DIR/<profile>/<scenario>.json. Each
says who made it, why, on which machine and from which commit. Without a RUN it runs the scenarios five
times first, which takes five times as long as one run; with RUNs it folds those.

  RUN            a run folder; five or more of one profile and build, made on this machine
  --profile P    profile to run (default: quick)
  --scenario S   only these scenarios, separated by commas (default: all)
  --repeat N     how often to run, 5 or more (default: 5)
  --why TEXT     why these figures are the measure
  --who NAME     who says so (default: git's user.name, else the user's)
  --out DIR      folder of baselines (default: reports/baselines)
  --help         this text

Refused are fewer than five runs, runs of two machines (CPU, cores, memory, kernel, JVM, a calibration that
moved by more than 10 %), of two builds or profiles, and runs that are void, broken or not correct.

Exit codes: 0 written; 1 a run missed a target or lost a message; 2 bad usage, bad file, or runs that make no
baseline; 3 a run broke or was void, or the program could not be built.
TEXT
}

profile=quick
scenario=""
repeat=5
why=""
who=""
out="$PROJECT/reports/baselines"
runs=()
to_run=()
while [ "$#" -gt 0 ]; do
  case "$1" in
    --help | -h) help; exit 0 ;;
    --profile) need_value "$@"; profile="$2"; to_run+=("$1"); shift 2 ;;
    --scenario) need_value "$@"; scenario="$2"; shift 2 ;;
    --repeat) need_value "$@"; repeat="$2"; to_run+=("$1"); shift 2 ;;
    --why) need_value "$@"; why="$2"; shift 2 ;;
    --who) need_value "$@"; who="$2"; shift 2 ;;
    --out) need_value "$@"; out="$2"; shift 2 ;;
    -*) usage_error "unknown option $1" ;;
    *) runs+=("$1"); shift ;;
  esac
done
known_profile "$profile"
if [[ ! "$repeat" =~ ^[1-9][0-9]*$ ]] || [ "$repeat" -lt 5 ]; then
  usage_error "--repeat '$repeat' makes no baseline, 5 runs or more do"
fi
if [ "${#runs[@]}" -gt 0 ] && [ "${#to_run[@]}" -gt 0 ]; then
  usage_error "${to_run[0]} is for runs that are still to be made, and RUNs are given"
fi
for run in ${runs[@]+"${runs[@]}"}; do
  [ -e "$run" ] || usage_error "there is no run $run"
done
if [ -z "$who" ]; then
  who="$(git -C "$PROJECT" config user.name || true)"
fi

options=(--out "$out")
[ -z "$who" ] || options+=(--who "$who")
[ -z "$why" ] || options+=(--why "$why")

ensure_reports_jar
if [ "${#runs[@]}" -eq 0 ]; then
  names="$(mktemp)"
  trap 'rm -f "$names"' EXIT
  status=0
  "$PROJECT/ci/run-benchmarks.sh" --profile "$profile" --repeat "$repeat" --names "$names" \
    ${scenario:+--scenario "$scenario"} || status=$?
  # A run with a missed target still counts; a broken run or a run with lost messages is rejected below, with its name.
  if [ "$status" -gt 1 ]; then
    echo "$(basename "$0"): the runs could not all be made" >&2
    exit "$status"
  fi
  mapfile -t runs < "$names"
elif [ -n "$scenario" ]; then
  IFS=, read -r -a chosen <<< "$scenario"
  for one in "${chosen[@]}"; do
    options+=(--scenario "$one")
  done
fi
reports baseline "${options[@]}" "${runs[@]}"
