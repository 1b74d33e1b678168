# Sourced by the scripts beside it: where the project is, how errors end, and the jar that reads results.
# shellcheck shell=bash

PROJECT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
REPORTS_JAR="$PROJECT/reports/target/reports.jar"

# Bad usage: one clear line, exit 2.
usage_error() {
  echo "$(basename "$0"): $1" >&2
  echo "Try '$(basename "$0") --help'." >&2
  exit 2
}

# The value of an option, or an error that names the option.
need_value() {
  if [ "$#" -lt 2 ] || [ -z "$2" ]; then
    usage_error "$1 needs a value"
  fi
}

# Whether the scenario file $2, else scenarios.yaml, has a profile of that name. A file may take its profiles from elsewhere
# (YAML aliases), so that only a file with profiles written out is asked.
known_profile() {
  local file="${2:-$PROJECT/scenarios.yaml}"
  grep -q '^profiles: *$' "$file" || return 0
  awk -v name="  $1:" '/^[^ #]/ { inside = /^profiles:/ } inside && $0 == name { found = 1 } END { exit !found }' \
    "$file" || usage_error "profile '$1' is none of those in $(basename "$file")"
}

maven() {
  if command -v mvn > /dev/null; then
    (cd "$PROJECT" && mvn "$@")
  else
    (cd "$PROJECT" && ./mvnw "$@")
  fi
}

# Builds reports.jar unless there is one newer than everything it is made of.
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
  # A build that found nothing to do leaves an old date.
  touch "$REPORTS_JAR"
}

reports() {
  java -jar "$REPORTS_JAR" "$@"
}

# Home of a JDK of this feature version, as runners of GitHub name it or as Debian lays it out; fails when there is none.
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
