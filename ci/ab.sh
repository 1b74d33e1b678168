#!/usr/bin/env bash
# The paired gate: two builds of the connector on one machine, side by side or in turns, decided by an exact test.
set -euo pipefail
# shellcheck source=ci/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

help() {
  cat << 'TEXT'
Usage: ci/ab.sh BASE_REF [--candidate REF] [OPTION]...
       ci/ab.sh --base-plugin DIR --candidate-plugin DIR [OPTION]...

Builds the connector at BASE_REF and at the candidate, or takes two builds of any connector, runs both in pairs
on one machine, each pair on new workers, and says whether the candidate is worse by more than 10 % in
drain-rate, latency-p95 or cpu-per-message. The base is also run against itself, as a control of the machine.
reports/docs/gate.md says how it decides.

  BASE_REF                 a commit, branch or tag
  --base-plugin DIR        a build instead of BASE_REF: a plugin's folder with its jars, or a folder of such
  --candidate-plugin DIR   the same of the candidate; of another connector than the project's own with
                           --scenarios FILE, which names its class under subject:
  --scenario S             scenarios, separated by commas (default: capacity,fifo-drain,test-5, which are a
                           standard queue, a FIFO queue exactly once, and a converter)
  --pairs N                pairs that are always run (default: 6, the fewest that can decide; without as many
                           nothing passes)
  --most N                 pairs after which it gives up (default: 16)
  --minutes N              beyond the pairs that are always run, begin none that would not end by then
                           (default: 12 for one scenario, else 25; the builds count)
  --plan                   only say which pairs would be run, and how long they take
  --candidate REF          what to judge (default: the working tree, with its changes to tracked files)
  --candidate-config K=V   a connector key for the candidate alone; repeatable. With BASE_REF as
                           candidate it compares two configurations of one build
  --scenarios FILE         another file than scenarios.yaml, with the scenarios and the profile of the runs
  --profile P              profile of the runs (default: pair)
  --limit PERCENT          how much worse the candidate may be (default: 10; a difference below the metric's
                           own floor, 5 ms of latency-p95, is none)
  --allow-inconclusive     do not fail when the pairs cannot tell, unless they measured the candidate worse by
                           more than the limit
  --markdown FILE          also write the decision and its table as Markdown
  --help                   this text

Exit codes: 0 PASS; 1 FAIL, lost message, void candidate or INCONCLUSIVE; 2 bad usage; 3 a build or a run broke, or the
base differs from itself.
TEXT
}

base_ref=""
candidate_ref=""
base_plugin=""
candidate_plugin=""
scenario="capacity,fifo-drain,test-5"
pairs=6
most=16
minutes=""
scenarios=""
profile=pair
plan=false
runs=()
verdict=()
while [ "$#" -gt 0 ]; do
  case "$1" in
    --help | -h) help; exit 0 ;;
    --scenario) need_value "$@"; scenario="$2"; shift 2 ;;
    --pairs) need_value "$@"; pairs="$2"; shift 2 ;;
    --most) need_value "$@"; most="$2"; shift 2 ;;
    --minutes) need_value "$@"; minutes="$2"; shift 2 ;;
    --plan) plan=true; runs+=(-Dplan); shift ;;
    --candidate) need_value "$@"; candidate_ref="$2"; shift 2 ;;
    --base-plugin) need_value "$@"; base_plugin="$2"; shift 2 ;;
    --candidate-plugin) need_value "$@"; candidate_plugin="$2"; shift 2 ;;
    --candidate-config)
      need_value "$@"
      [[ "$2" == ?*=* ]] || usage_error "--candidate-config '$2' is no KEY=VALUE"
      runs+=("-Dsubject.b.config.$2"); shift 2 ;;
    --scenarios) need_value "$@"; [ -f "$2" ] || usage_error "there is no file $2"; scenarios="$(realpath "$2")"; runs+=("-Dscenarios=$scenarios"); shift 2 ;;
    --profile) need_value "$@"; profile="$2"; shift 2 ;;
    --limit)
      need_value "$@"
      [[ "$2" =~ ^[0-9]*[1-9][0-9]*([.][0-9]+)?$|^0*[.]0*[1-9][0-9]*$ ]] || usage_error "--limit '$2' is no number of percent above 0"
      verdict+=(--limit "$2"); runs+=("-Dpairs.limit=$2"); shift 2 ;;
    --allow-inconclusive) verdict+=("$1"); shift ;;
    --markdown) need_value "$@"; verdict+=(--markdown "$2"); shift 2 ;;
    -*) usage_error "unknown option $1" ;;
    *) [ -z "$base_ref" ] || usage_error "one BASE_REF only, met $base_ref and $1"; base_ref="$1"; shift ;;
  esac
done
known_profile "$profile" ${scenarios:+"$scenarios"}
if [ -n "$base_plugin$candidate_plugin" ]; then
  [ -n "$base_plugin" ] || usage_error "--candidate-plugin needs --base-plugin beside it"
  [ -n "$candidate_plugin" ] || usage_error "--base-plugin needs --candidate-plugin beside it"
  [ -z "$base_ref$candidate_ref" ] || usage_error "either plugin folders or commits are compared, met both"
  for plugin in "$base_plugin" "$candidate_plugin"; do
    [ -d "$plugin" ] || usage_error "there is no folder $plugin"
    [ -n "$(find -L "$plugin" -maxdepth 3 -name '*.jar' -print -quit)" ] || usage_error "$plugin holds no jar, so it is no plugin"
  done
  # A third party's plugin folder may lack the file by which a worker finds a plugin quickly.
  runs+=(-Dpairs.foreign=true)
else
  [ -n "$base_ref" ] || usage_error "BASE_REF is missing: the commit, branch or tag to compare with"
fi
for count in "$pairs" "$most"; do
  [[ "$count" =~ ^[1-9][0-9]*$ ]] || usage_error "'$count' is no number of pairs, 1 or more"
done
[ "$most" -ge "$pairs" ] || usage_error "--most $most is fewer than --pairs $pairs"
if [ -z "$minutes" ]; then
  [[ "$scenario" == *,* ]] && minutes=25 || minutes=12
fi
[[ "$minutes" =~ ^[1-9][0-9]*$ ]] || usage_error "--minutes '$minutes' is no number of minutes, 1 or more"
commit_of() {
  git -C "$PROJECT" rev-parse --verify --quiet "$1^{commit}" || usage_error "git knows no commit '$1'"
}
if [ -z "$base_plugin" ]; then
  base="$(commit_of "$base_ref")"
  if [ -n "$candidate_ref" ]; then
    candidate="$(commit_of "$candidate_ref")"
  else
    # A commit of the changed tracked files, on no branch; prints nothing if there are no changes.
    candidate="$(git -C "$PROJECT" stash create)"
    candidate="${candidate:-$(commit_of HEAD)}"
  fi
fi

work="$(mktemp -d)"
cleanup() {
  for tree in "$work"/tree-*; do
    if [ -d "$tree" ]; then
      git -C "$PROJECT" worktree remove --force "$tree" || true
    fi
  done
  rm -rf "$work"
  # Two plugin folders can also be compared outside of any repository.
  [ -n "$base_plugin" ] || git -C "$PROJECT" worktree prune
}
trap cleanup EXIT

# Builds the connector of commit $2 into the plugin folder $work/$1.
build() {
  local tree="$work/tree-$1"
  echo "building the $1, $(git -C "$PROJECT" log -1 --format='%h %s' "$2")" >&2
  git -C "$PROJECT" worktree add --quiet --detach "$tree" "$2"
  if ! maven -q -B -ntp -f "$tree/pom.xml" -pl connector -am package -DskipTests >&2; then
    echo "$(basename "$0"): the connector of the $1 could not be built" >&2
    exit 3
  fi
  mkdir -p "$work/$1/sqs-source"
  cp "$tree"/connector/target/connector-*-all.jar "$work/$1/sqs-source/"
}

# Copies plugin folder $2 to $work/$1, which becomes a plugin.path: a folder of plugins, each a folder of jars.
take() {
  mkdir -p "$work/$1"
  if [ -n "$(find -L "$2" -maxdepth 1 -name '*.jar' -print -quit)" ]; then
    cp -RL "$2" "$work/$1/plugin"
  else
    cp -RL "$2/." "$work/$1/"
  fi
}

# Runs the pairs, or plans them, with the builds in folders $1 and $2.
paired() {
  # The time left after the builds, minus the time for Maven, the brokers and the report.
  local seconds=$((minutes * 60 - SECONDS - 75))
  gatling_test -q -B -ntp -Dgatling.simulationClass=io.connect.gatling.PairedSimulation \
    "-Dpairs=$pairs" "-Dpairs.most=$most" "-Dpairs.seconds=$((seconds > 0 ? seconds : 0))" \
    "-Dprofile=$profile" "-Dscenario=$scenario" \
    "-Dsubject.a=$1" "-Dsubject.b=$2" ${runs[@]+"${runs[@]}"}
}

if [ "$plan" = true ]; then
  status=0
  paired "$PROJECT" "$PROJECT" || status=$?
  [ "$status" -ne 1 ] || exit 3
  exit "$status"
fi

ensure_reports_jar
candidate_folder="$work/candidate"
if [ -n "$base_plugin" ]; then
  take base "$base_plugin"
  take candidate "$candidate_plugin"
else
  build base "$base"
  if [ "$candidate" = "$base" ]; then
    candidate_folder="$work/base"
  else
    build candidate "$candidate"
  fi
fi

id="ab-$(date +%Y%m%d-%H%M%S)-$$"
run="$PROJECT/reports/runs/$id"
status=0
runs+=("-Dpairs.id=$id")
paired "$work/base" "$candidate_folder" || status=$?
[ "$status" -ne 2 ] || exit 2
if [ "$status" -ne 0 ]; then
  # mvn reports only success or failure; the results show the kind of failure.
  code=0
  reports report --baselines "$PROJECT/reports/baselines" "$run" || code=$?
  echo "$(basename "$0"): the pairs could not all be run, see $run" >&2
  [ "$code" -eq 1 ] && exit 1
  exit 3
fi
if [ ! -s "$run/pairs.jsonl" ]; then
  echo "$(basename "$0"): no pair was measured, see $run" >&2
  exit 3
fi
reports ab ${verdict[@]+"${verdict[@]}"} "$run/pairs.jsonl"
