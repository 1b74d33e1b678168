#!/usr/bin/env bash
# Builds all parts of a release of the connector, from a commit only.
set -euo pipefail
# shellcheck source=ci/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

help() {
  cat << 'TEXT'
Usage: ci/release.sh [--version V] [--repository URL] [--commit REF] [--out DIR] [--twice] [--sign]

Builds the connector of a commit in a folder of its own and leaves in DIR: the zip in Confluent Hub's layout, the
self-contained jar, the plain jar with its pom, sources, javadoc, the CycloneDX SBOM, SHA256SUMS and SHA512SUMS. The time in all
archives is that of the commit, so that anyone who builds it with the same JDK and Maven gets the same bytes.

  --version V        the version to release (default: the one in the pom)
  --repository URL   where the repository is published, for pom and manifest (default: the one in the pom)
  --commit REF       a commit, branch or tag (default: HEAD)
  --out DIR          an empty folder, or none yet (default: connector/target/release)
  --twice            build in two folders, with other names, time zones and locales, and compare
  --sign             sign each file with the key in MAVEN_GPG_KEY (ASCII-armoured; its passphrase in MAVEN_GPG_PASSPHRASE)
  --help             this text

Exit codes: 0 built; 1 the two builds differ, or the SBOM does not list what the zip holds; 2 bad usage; 3 the build broke.
TEXT
}

version=""
repository=""
commit=HEAD
out=""
twice=false
sign=false
while [ "$#" -gt 0 ]; do
  case "$1" in
    --help | -h) help; exit 0 ;;
    --version) need_value "$@"; version="$2"; shift 2 ;;
    --repository) need_value "$@"; repository="$2"; shift 2 ;;
    --commit) need_value "$@"; commit="$2"; shift 2 ;;
    --out) need_value "$@"; out="$2"; shift 2 ;;
    --twice) twice=true; shift ;;
    --sign) sign=true; shift ;;
    *) usage_error "unknown argument $1" ;;
  esac
done
[ -z "$version" ] || [[ "$version" =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]] \
  || usage_error "--version '$version' is no version such as 1.2.3 or 1.2.3-rc.1"
[ -z "$repository" ] || [[ "$repository" =~ ^https://[^[:space:]\<\>\&\|\"]+[^/[:space:]\<\>\&\|\"]$ ]] \
  || usage_error "--repository '$repository' is no https address without a slash at its end"
if [ -z "$out" ]; then
  out="$PROJECT/connector/target/release"
  rm -rf "$out"
elif [ -e "$out" ] && { [ ! -d "$out" ] || [ -n "$(ls -A "$out")" ]; }; then
  usage_error "--out $out is there already and not empty"
fi
[ "$sign" = false ] || [ "$twice" = false ] || usage_error "--twice cannot compare signatures, which hold the time; call it without --sign"
[ "$sign" = false ] || [ -n "${MAVEN_GPG_KEY:-}" ] || usage_error "--sign needs the key in MAVEN_GPG_KEY"
commit="$(git -C "$PROJECT" rev-parse --verify --quiet "$commit^{commit}")" || usage_error "git knows no such commit"
if [ "$sign" = true ] && [ -z "$repository" ] \
  && git -C "$PROJECT" show "$commit:pom.xml" | grep -q '<repository.url>https://example.org/'; then
  usage_error "the pom names no repository yet, and what is signed is published; give --repository"
fi

work="$(mktemp -d)"
cleanup() {
  local tree
  for tree in "$work"/*/tree; do
    [ ! -d "$tree" ] || git -C "$PROJECT" worktree remove --force "$tree" || true
  done
  rm -rf "$work"
  git -C "$PROJECT" worktree prune
}
trap cleanup EXIT

# Builds into $work/$1/out.
build() {
  local tree="$work/$1/tree" pom target old
  mkdir -p "$work/$1/out"
  git -C "$PROJECT" worktree add --quiet --detach "$tree" "$commit"
  old="$(sed -n '0,/<version>/s|.*<version>\(.*\)</version>.*|\1|p' "$tree/pom.xml")"
  while IFS= read -r -d '' pom; do
    sed -i -e "0,/<version>$old</s|<version>$old<|<version>${version:-$old}<|" "$tree/$pom"
  done < <(git -C "$tree" ls-files -z 'pom.xml' '*/pom.xml')
  sed -i -e "s|\(<project.build.outputTimestamp>\)[^<]*|\1$(TZ=UTC git -C "$tree" log -1 --format=%cd --date=format-local:%Y-%m-%dT%H:%M:%SZ)|" \
    ${repository:+-e "s|\(<repository.url>\)[^<]*|\1$repository|"} "$tree/pom.xml"
  local profiles=release phase=package
  if [ "$sign" = true ]; then
    profiles=release,sign
    phase=verify
  fi
  if ! maven -q -B -ntp -f "$tree/pom.xml" -pl .,connector "-P$profiles" "$phase" -DskipTests -DskipITs -Dspotless.check.skip >&2; then
    echo "$(basename "$0"): the release could not be built" >&2
    exit 3
  fi
  target="$tree/connector/target"
  cp "$target"/components/packages/*.zip "$target"/connector-*.jar "$target"/connector-*-cyclonedx.json "$work/$1/out/"
  cp "$tree/connector/pom.xml" "$work/$1/out/connector-${version:-$old}.pom"
  cp "$tree/pom.xml" "$work/$1/out/sqs-connect-parent-${version:-$old}.pom"
  if [ "$sign" = true ]; then
    find "$tree/target" "$target" -name '*.asc' ! -name '*-cyclonedx.xml.asc' -exec cp {} "$work/$1/out/" \;
  fi
  # Both, because people compare SHA-256, and Strimzi requires SHA-512.
  (cd "$work/$1/out" && sha256sum -- * > ../SHA256SUMS && sha512sum -- * > ../SHA512SUMS && mv ../SHA*SUMS .)
}

# The zip's libraries and the components of the SBOM are the same, except for slf4j-api: the SDK requires it, so the SBOM names
# it, but the worker supplies it.
check_sbom() {
  local sbom=("$1"/*-cyclonedx.json) zip=("$1"/*.zip) own
  own="$(basename "${sbom[0]%-cyclonedx.json}").jar"
  diff <(unzip -Z1 "${zip[0]}" '*/lib/*.jar' | sed 's|.*/||' | sort) \
    <(sed -n 's|.*"purl" *: *"pkg:maven/[^/]*/\([^@]*\)@\([^?"]*\).*|\1-\2.jar|p' "${sbom[0]}" \
      | grep -v '^slf4j-api-' | sort -u) >&2 \
    && unzip -Z1 "${zip[0]}" "*/lib/$own" > /dev/null
}

# Jars store the file modes of their sources.
umask 022
export TZ=UTC
build one
if [ "$twice" = true ]; then
  TZ=Pacific/Kiritimati LC_ALL=C.UTF-8 build "another folder"
  if ! diff "$work/one/out/SHA256SUMS" "$work/another folder/out/SHA256SUMS" >&2; then
    echo "$(basename "$0"): two builds of $commit differ" >&2
    exit 1
  fi
fi
if ! check_sbom "$work/one/out"; then
  echo "$(basename "$0"): the SBOM (>) does not list what the zip holds (<)" >&2
  exit 1
fi
mkdir -p "$out"
cp "$work/one/out"/* "$out/"
cat "$out/SHA256SUMS"
[ "$twice" = false ] || echo "built twice, the same bytes"
