#!/bin/sh
# Open the window on the sample where there is a display, and all that Qt needs, to open it.
if [ "$(uname -s)" != Darwin ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "There is no display here; the sample brief, PDF and Word file are in out/."
    exit 0
fi
hint=$(.venv/bin/python -c "from briefgen.gui.window.machine import need_libraries as need; need()" 2>&1) ||
    case $hint in
    "The window needs"*)
        echo "The sample brief, PDF and Word file are in out/."
        echo "$hint"
        exit 0
        ;;
    esac
exec .venv/bin/briefgen out/sample.brief
