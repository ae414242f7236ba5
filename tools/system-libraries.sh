#!/bin/sh
# Shared libraries that Qt opens: installed on Debian-like systems when root, else named.
[ "$(uname -s)" = Linux ] || exit 0
command -v dpkg-query >/dev/null 2>&1 || exit 0
wanted=$(.venv/bin/python -c "from briefgen.gui.window.machine import PACKAGES; print(*PACKAGES)") || exit 1
missing=""
for package in $wanted; do
    if ! dpkg-query -W -f '${Status}' "$package" "${package}t64" 2>/dev/null | grep -q 'ok installed'; then
        missing="$missing $package"
    fi
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "The window needs a few system libraries. Install them once with:"
    echo "    sudo apt-get install$missing"
fi
