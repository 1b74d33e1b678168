#!/usr/bin/env bash
# Runs the load scenarios, once or several times.
set -euo pipefail
# shellcheck source=ci/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

help() {
  cat << 'TEXT'
Usage: ci/run-benchmarks.sh [--profile P] [--scenario S] [--scenarios FILE] [--environment E] [--repeat N]
                            [--history] [--names FILE]

Runs the load scenarios with mvn gatling:test. Each repetition is a run folder of its own below
reports/runs; the last lines name them.

  --profile P       a profile of the scenario file: smoke, quick, full and others (default: quick)
  --scenario S      only these scenarios, separated by commas (default: all)
  --scenarios FILE  another file than scenarios.yaml
  --environment E   a kind (embedded, docker, external) or a file with the keys of environment:
  --repeat N        how often, 1 or more (default: 1); a second run confirms what the first one
                    makes suspected
  --history         also add the runs to reports/history and draw the trend
  --names FILE      write the run folders into this file, one a line
  --help            this text

Exit codes: 0 pass; 1 missed KPI or lost message; 2 bad usage; 3 a run broke or was void.
TEXT
}

profile=quick
scenario=""
scenarios=""
environment=""
repeat=1
history=false
names=""
while [ "$#" -gt 0 ]; do
  case "$1" in
    --help | -h) help; exit 0 ;;
    --profile) need_value "$@"; profile="$2"; shift 2 ;;
    --scenario) need_value "$@"; scenario="$2"; shift 2 ;;
    --scenarios) need_value "$@"; scenarios="$2"; shift 2 ;;
    --environment) need_value "$@"; environment="$2"; shift 2 ;;
    --repeat) need_value "$@"; repeat="$2"; shift 2 ;;
    --history) history=true; shift ;;
    --names) need_value "$@"; names="$2"; shift 2 ;;
    *) usage_error "unknown argument $1" ;;
  esac
done
if [ -n "$scenarios" ]; then
  [ -f "$scenarios" ] || usage_error "there is no file $scenarios"
  scenarios="$(realpath "$scenarios")"
fi
case "$environment" in
  "" | embedded | docker | external) ;;
  *)
    [ -f "$environment" ] || usage_error "--environment '$environment' is neither embedded, docker, external nor a file"
    environment="$(realpath "$environment")"
    ;;
esac
known_profile "$profile" ${scenarios:+"$scenarios"}
[[ "$repeat" =~ ^[1-9][0-9]*$ ]] || usage_error "--repeat '$repeat' is no number of 1 or more"

# Before the first run, because a build during a measurement would be measured too.
ensure_reports_jar

arguments=(-B "-Dprofile=$profile")
if [ -n "$scenario" ]; then
  arguments+=("-Dscenario=$scenario")
fi
[ -z "$scenarios" ] || arguments+=("-Dscenarios=$scenarios")
[ -z "$environment" ] || arguments+=("-Denvironment=$environment")

worst=0
runs=()
for ((i = 1; i <= repeat; i++)); do
  # A unique name, because another run may end at the same time and then be the latest.
  id="$(date +%Y%m%d-%H%M%S)-$$"
  run="$PROJECT/reports/runs/$id"
  echo "run $i of $repeat: mvn gatling:test ${arguments[*]} -Drun.id=$id" >&2
  maven_status=0
  gatling_test "${arguments[@]}" "-Drun.id=$id" || maven_status=$?
  [ "$maven_status" -ne 2 ] || exit 2
  if [ ! -s "$run/benchmark-results.json" ]; then
    echo "$(basename "$0"): run $i left no result (mvn ended with $maven_status)" >&2
    exit 3
  fi
  runs+=("$run")
  # mvn reports only success or failure; the results show the kind of failure.
  status=0
  reports report --baselines "$PROJECT/reports/baselines" "$run" > /dev/null || status=$?
  if [ "$status" -eq 0 ] && [ "$maven_status" -ne 0 ]; then
    status=1
  fi
  if [ "$status" -gt "$worst" ]; then
    worst="$status"
  fi
done

if [ "$history" = true ]; then
  reports history --history "$PROJECT/reports/history" "${runs[@]}"
fi
echo
printf '%s\n' "${runs[@]}"
if [ -n "$names" ]; then
  printf '%s\n' "${runs[@]}" > "$names"
fi
exit "$worst"
