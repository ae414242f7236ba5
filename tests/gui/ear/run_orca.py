"""Start Orca in a session of its own, without asking whether another one runs elsewhere.

Run by the Python of the system, to which Orca belongs; its folder of settings is the argument.
"""

import sys

from orca import debug, orca

if len(sys.argv) > 2:
    debug.debugLevel = debug.LEVEL_ALL
    debug.debugFile = open(sys.argv[2], "w")
manager = orca.getSettingsManager()
manager.activate(sys.argv[1], {"enableSpeech": True, "enableBraille": False,
    "enableBrailleMonitor": False, "enableSound": False, "enableEchoByWord": False,
    "enableKeyEcho": False, "enableTutorialMessages": False, "speakSpokenMessages": True})
sys.exit(orca.main())
