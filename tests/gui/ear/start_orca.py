"""Start Orca in a session of its own, without asking whether another one runs elsewhere.

Run by the Python of the system, to which Orca belongs; the argument is a folder for its settings.
"""

import sys

from orca import orca  # type: ignore[import-not-found]

QUIET = (
    "enableBraille",
    "enableBrailleMonitor",
    "enableSound",
    "enableEchoByWord",
    "enableKeyEcho",
)

if __name__ == "__main__":
    orca.getSettingsManager().activate(
        sys.argv[1], {"enableSpeech": True} | dict.fromkeys(QUIET, False)
    )
    sys.exit(orca.main())
