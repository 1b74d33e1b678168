#!/usr/bin/env bash
# Draws the pictures of README.md again.
set -euo pipefail
# shellcheck source=ci/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

help() {
  cat << 'TEXT'
Usage: ci/pictures.sh [RUN]

Draws the pictures of README.md into docs/pictures/: report.png from the index.html of a run folder
(reports/runs/latest unless given), and architecture.svg from the first Mermaid diagram of the section
"A run" in docs/architecture.md. Needs Chromium, and npm for Mermaid.

Exit codes: 0 both drawn; 2 bad usage; 3 a program is missing, or a picture could not be drawn.
TEXT
}

case "${1:-}" in
  --help | -h) help; exit 0 ;;
  -*) usage_error "unknown argument $1" ;;
esac
run="${1:-$PROJECT/reports/runs/latest}"
[ -f "$run/index.html" ] || usage_error "$run has no index.html; run mvn gatling:test first"

broken() {
  echo "$(basename "$0"): $1" >&2
  exit 3
}

browser="$(command -v chromium || command -v chromium-browser || command -v google-chrome)" \
  || broken "there is no Chromium; see ci/install-tools.sh"
command -v npm > /dev/null || broken "there is no npm; see ci/install-tools.sh"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
browse() {
  "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" "$@" 2> "$work/browser.log" \
    || { cat "$work/browser.log" >&2; broken "Chromium failed"; }
}

pictures="$PROJECT/docs/pictures"
mkdir -p "$pictures"
browse --window-size=1240,760 --screenshot="$work/report.png" --virtual-time-budget=5000 \
  "file://$(cd "$run" && pwd -P)/index.html" > /dev/null
[ -s "$work/report.png" ] || broken "no picture of the report was made"
mv "$work/report.png" "$pictures/report.png"

npm install --silent --no-save --no-fund --no-audit --prefix "$work" mermaid@11.17.2 > /dev/null \
  || broken "Mermaid could not be had from npm"
{
  echo '<!DOCTYPE html><meta charset="utf-8"><pre id="source">'
  awk '/^## / { inside = /^## A run$/ }
    inside && /^```$/ { exit }
    inside && drawing { gsub(/&/, "\\&amp;"); gsub(/</, "\\&lt;"); gsub(/>/, "\\&gt;"); print }
    inside && /^```mermaid/ { drawing = 1 }' "$PROJECT/docs/architecture.md"
  echo '</pre><div id="drawn"></div><script src="node_modules/mermaid/dist/mermaid.min.js"></script>'
  # Labels as SVG text, because a page that shows the file as a picture draws no HTML in it.
  cat << 'HTML'
<script>
  mermaid.initialize({ startOnLoad: false, theme: "neutral", htmlLabels: false, flowchart: { htmlLabels: false }, deterministicIds: true });
  mermaid.render("architecture", document.getElementById("source").textContent.trim())
    .then(drawing => document.getElementById("drawn").innerHTML = drawing.svg);
</script>
HTML
} > "$work/page.html"
browse --virtual-time-budget=10000 --allow-file-access-from-files --dump-dom "file://$work/page.html" > "$work/dom.html"
# On a dark page the lines would be invisible, so the picture has its own background.
sed -n 's|.*<div id="drawn">\(<svg.*</svg>\)</div>.*|\1|p' "$work/dom.html" \
  | sed -e 's|<br>|<br/>|g' -e 's|style="[^"]*max-width|style="background-color: white; max-width|' > "$work/architecture.svg"
[ -s "$work/architecture.svg" ] || broken "Mermaid drew nothing"
mv "$work/architecture.svg" "$pictures/architecture.svg"
ls -l "$pictures"
