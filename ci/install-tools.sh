#!/usr/bin/env bash
# Installs the few programs that tests need in addition to Java and Maven, on Debian and Ubuntu.
set -euo pipefail
# shellcheck source=ci/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

help() {
  cat << 'TEXT'
Usage: ci/install-tools.sh

Installs with apt-get what is missing of: chromium (opens the reports), prometheus (scrapes a running
testbed), npm, shellcheck and yamllint (lint workflows and scripts), jq, unzip and curl (run the
commands of pages). Needs root or sudo.

Exit codes: 0 all there; 2 bad usage; 3 something could not be installed.
TEXT
}

case "${1:-}" in
  "") ;;
  --help | -h) help; exit 0 ;;
  *) usage_error "unknown argument $1" ;;
esac

missing=()
if ! command -v chromium > /dev/null && ! command -v chromium-browser > /dev/null && ! command -v google-chrome > /dev/null; then
  missing+=(chromium)
fi
for program in prometheus npm shellcheck yamllint jq unzip curl; do
  command -v "$program" > /dev/null || missing+=("$program")
done
if [ "${#missing[@]}" -eq 0 ]; then
  exit 0
fi
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
export DEBIAN_FRONTEND=noninteractive
# RUNLEVEL: otherwise the package would start its own Prometheus on all interfaces.
if ! { ${as_root[@]+"${as_root[@]}"} apt-get update -qq \
  && ${as_root[@]+"${as_root[@]}"} env RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null; }; then
  echo "$(basename "$0"): could not install ${missing[*]}" >&2
  exit 3
fi
