#!/bin/sh
# Open the window on the sample where there is a display to open it on.
if [ "$(uname -s)" = Darwin ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/briefgen out/sample.brief
fi
echo "There is no display here; the sample brief, PDF and Word file are in out/."
