#!/bin/sh
# Make docs/*.png again: pages of both formats and the window.
# Needs poppler, LibreOffice, ImageMagick, Xvfb and openbox.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
briefgen=.venv/bin/briefgen
export XDG_DATA_HOME="$work/data" XDG_CONFIG_HOME="$work/config" HOME="$work"
$briefgen demo --out "$work" >/dev/null
$briefgen new --template issue-brief --date 2026-11-23 -o "$work/issue.brief" >/dev/null
$briefgen export "$work/issue.brief" -o "$work/issue.pdf" -o "$work/issue.docx" >/dev/null 2>&1

for kind in decision-memo talking-points policy-brief evidence-brief full-report member-memo \
    hearing-questions q-and-a highlights; do
    $briefgen new --template $kind --date 2026-11-23 -o "$work/$kind.brief" >/dev/null
    $briefgen export "$work/$kind.brief" -o "$work/$kind.pdf" >/dev/null 2>&1
done

# Little is to be drawn of these: two bars, or two slopes, each.
$briefgen new --template policy-brief --date 2026-11-23 -o "$work/thin.brief" --indicator \
    top_ai_researchers_work gpu_cluster_share public_ai_money open_model_downloads \
    freedom_on_the_net_2024 cameras_per_100_people_2019 electricity_generation >/dev/null
$briefgen export "$work/thin.brief" -o "$work/thin.pdf" >/dev/null 2>&1

page() { # PDF, page, name
    pdftoppm -r 80 -f "$2" -l "$2" -singlefile -png "$1" "$work/page"
    convert "$work/page.png" -bordercolor '#c8ccd2' -border 1 -colors 128 "docs/$3.png"
}
for name in sample issue; do
    mkdir -p "$work/word"
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf \
        --outdir "$work/word" "$work/$name.docx" >/dev/null 2>&1
done
page "$work/sample.pdf" 1 one-pager-pdf
page "$work/word/sample.pdf" 1 one-pager-word
for kind in decision-memo talking-points policy-brief member-memo hearing-questions q-and-a highlights; do
    page "$work/$kind.pdf" 1 "$kind-pdf-1"
done
page "$work/evidence-brief.pdf" 2 evidence-brief-pdf-2
page "$work/thin.pdf" 1 thin-measures-pdf-1
for number in 1 2 4 5; do
    page "$work/full-report.pdf" $number "full-report-pdf-$number"
done
for number in 1 2; do
    page "$work/issue.pdf" $number "issue-brief-pdf-$number"
    page "$work/word/issue.pdf" $number "issue-brief-word-$number"
done

Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
server=$!
sleep 2
DISPLAY=":$(cat "$work/display")"
export DISPLAY
openbox >/dev/null 2>&1 &
manager=$!
mkdir -p "$work/data/briefgen"
printf '[General]\ntips=false\n' >"$work/data/briefgen/window.ini"
QT_QPA_PLATFORM=xcb $briefgen "$work/sample.brief" &
window=$!
sleep 6
xdotool mousemove 1020 560 click 1
sleep 2
import -window root "$work/window.png"
convert "$work/window.png" -colors 256 docs/window.png
kill $window $manager $server
