#!/usr/bin/env bash
# The paired gate as a CI job: writes the verdict to the job's summary and to the pull or merge request.
set -euo pipefail
# shellcheck source=ci/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

help() {
  cat << 'TEXT'
Usage: ci/gate.sh [--publish github|gitlab] [--name NAME] [--verdict FILE] OPTION_OF_AB...
       ci/gate.sh [--publish github|gitlab] [--name NAME] [--verdict FILE] --decide FILE [--limit PERCENT] [--allow-inconclusive]

Runs ci/ab.sh with the options that follow, writes its verdict as Markdown, and hands it on: to GITHUB_STEP_SUMMARY and
GITHUB_OUTPUT (verdict, exit-code) where these are set, and as a comment with --publish. A comment that is refused, as
for a pull request from a fork, is a warning: the gate's own outcome counts.

  --publish SERVICE  comment on the pull or merge request that the job runs for; needs GITHUB_TOKEN or GITLAB_TOKEN
  --name NAME        tells this comment from others of the same job (default: connector-gate)
  --verdict FILE     where the Markdown goes (default: gate-verdict.md)
  --decide FILE      decide from a pairs.jsonl that is there, and run nothing
  --help             this text; ci/ab.sh --help has the other options

Exit codes: 0 PASS; 1 FAIL, lost message, void candidate or INCONCLUSIVE; 2 bad usage; 3 a build or a run broke, or the
base differs from itself.
TEXT
}

service=""
name=connector-gate
verdict=gate-verdict.md
decide=""
options=()
while [ "$#" -gt 0 ]; do
  case "$1" in
    --help | -h) help; exit 0 ;;
    --publish)
      need_value "$@"
      [[ "$2" =~ ^(github|gitlab)$ ]] || usage_error "--publish '$2' is neither github nor gitlab"
      service="$2"; shift 2 ;;
    --name) need_value "$@"; name="$2"; shift 2 ;;
    --verdict) need_value "$@"; verdict="$2"; shift 2 ;;
    --decide) need_value "$@"; decide="$2"; shift 2 ;;
    *) options+=("$1"); shift ;;
  esac
done
[ "${#options[@]}" -gt 0 ] || [ -n "$decide" ] || usage_error "nothing to compare; ci/ab.sh --help says what can be"
[ -z "$decide" ] || [ -f "$decide" ] || usage_error "there is no file $decide"

rm -f "$verdict"
code=0
if [ -n "$decide" ]; then
  ensure_reports_jar
  reports ab --markdown "$verdict" ${options[@]+"${options[@]}"} "$decide" || code=$?
else
  "$PROJECT/ci/ab.sh" --markdown "$verdict" ${options[@]+"${options[@]}"} || code=$?
fi
if [ ! -s "$verdict" ]; then
  # Options such as --plan ask for no verdict.
  [ "$code" -ne 0 ] || exit 0
  case "$code" in
    1) said="FAIL: messages were lost, altered, duplicated or reordered" ;;
    2) said="NOT RUN: the gate was called with wrong options or files" ;;
    *) said="BROKEN: a build or a run broke" ;;
  esac
  printf '**%s**\n\nThe log of the job says more.\n' "$said" > "$verdict"
fi

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  cat "$verdict" >> "$GITHUB_STEP_SUMMARY"
fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  {
    echo "verdict=$(sed -n '1s/^\*\*\([A-Z ]*[A-Z]\).*/\1/p' "$verdict")"
    echo "exit-code=$code"
  } >> "$GITHUB_OUTPUT"
fi
if [ -n "$service" ] && ! { ensure_reports_jar && reports publish --to "$service" --name "$name" "$verdict"; } >&2; then
  echo "$(basename "$0"): the verdict could not be published; the gate's outcome stands" >&2
fi
exit "$code"
