# Sourced by the scripts in this folder: the project's location, the handling of errors, and the jar that reads results.
# shellcheck shell=bash

PROJECT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
REPORTS_JAR="$PROJECT/reports/target/reports.jar"

# Bad usage: prints one line, and exits with 2.
usage_error() {
  echo "$(basename "$0"): $1" >&2
  echo "Try '$(basename "$0") --help'." >&2
  exit 2
}

# The value of an option; without a value, an error that names the option.
need_value() {
  if [ "$#" -lt 2 ] || [ -z "$2" ]; then
    usage_error "$1 needs a value"
  fi
}

# Whether the scenario file $2, or else scenarios.yaml, has a profile of that name. A file may refer to profiles elsewhere (YAML
# aliases and merge keys), so only a file with all of its profiles below "profiles:" is checked.
known_profile() {
  local file="${2:-$PROJECT/scenarios.yaml}"
  grep -q '^profiles: *$' "$file" || return 0
  awk -v name="$1" '
    /^[^ #]/ { inside = /^profiles:/; indent = 0 }
    inside && match($0, /^ +[^ #]/) {
      if (!indent) indent = RLENGTH
      if (RLENGTH != indent) next
      key = substr($0, RLENGTH)
      sub(/ *:.*/, "", key)
      gsub(/["\047]/, "", key)
      if (key == name || key == "<<") found = 1
    }
    END { exit !found }' "$file" || usage_error "profile '$1' is none of those in $(basename "$file")"
}

maven() {
  if command -v mvn > /dev/null; then
    (cd "$PROJECT" && mvn "$@")
  else
    (cd "$PROJECT" && ./mvnw "$@")
  fi
}

# Runs mvn gatling:test with these arguments. Ends with 0 or 1 as Maven does, or with 2 if the bench refused an option or a file;
# the bench has then already said which.
gatling_test() (
  refusal="$(mktemp)"
  trap 'rm -f "$refusal"' EXIT
  if maven gatling:test "-Drefusal=$refusal" "$@"; then
    exit 0
  fi
  [ -s "$refusal" ] && exit 2
  exit 1
)

# Builds reports.jar unless it is newer than all of its sources.
ensure_reports_jar() {
  if [ -f "$REPORTS_JAR" ] \
    && [ -z "$(find "$PROJECT/reports/src/main" "$PROJECT/reports/pom.xml" "$PROJECT/pom.xml" -newer "$REPORTS_JAR" -print -quit)" ]; then
    return
  fi
  echo "building $REPORTS_JAR" >&2
  if ! maven -q -B -pl reports package -DskipTests >&2; then
    echo "$(basename "$0"): reports.jar could not be built" >&2
    exit 3
  fi
  # A build without changes leaves the old date.
  touch "$REPORTS_JAR"
}

reports() {
  java -jar "$REPORTS_JAR" "$@"
}

# Home of a JDK of this feature version, with the names of GitHub's runners or of Debian; fails if there is none.
jdk_home() {
  local named="JAVA_HOME_$1_X64" home
  for home in "${!named:-}" /usr/lib/jvm/*"-$1-"*; do
    if [ -n "$home" ] && [ -x "$home/bin/javac" ]; then
      echo "$home"
      return
    fi
  done
  return 1
}
