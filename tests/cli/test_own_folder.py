"""Whatever lies in the user's own folder, the templates that are well are listed."""

import json
import os
import sys
from pathlib import Path

from briefgen import paths
from tests import measured
from tests.own_folder import UNUSABLE, USABLE, fill
from tests.tally import Tally

# The command line as an ordinary user, who may be kept out of a folder.
_PROGRAM = """
import os, sys
import briefgen.cli.listing, briefgen.cli.verbs, briefgen.diagnostics
from briefgen import paths
from briefgen.sources.templates import read_template
read_template(paths.TEMPLATES / "one-pager")  # Python itself may be where only we may read
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
from briefgen.cli import main
sys.exit(main(sys.argv[1:]))
"""


def opened_to_all(folder: Path) -> None:
    for each in (folder, *folder.parents):
        if each.stat().st_uid == os.getuid() and each.is_relative_to("/tmp"):
            each.chmod(each.stat().st_mode | 0o055)


def test_templates_are_listed_and_what_cannot_be_used_is_a_sentence(tally: Tally) -> None:
    fill(paths.user_data())
    opened_to_all(paths.user_templates())

    run = measured.program([sys.executable, "-c", _PROGRAM, "list", "templates", "--json"])

    said = run.said.splitlines()
    listed = [each["id"] for each in json.loads(run.out)]
    missing = [name for name in UNUSABLE if sum(f" {name}/" in line for line in said) != 1]
    tally(
        "S1 what lies in the user's folder",
        tried=len(UNUSABLE) + len(USABLE),
        wrong=len(missing),
        over=int(run.is_over),
        tracebacks=int(run.is_traceback),
        worst_seconds=run.seconds,
    )
    assert run.code == 0
    assert not run.is_traceback
    assert missing == []
    assert len(said) == len(UNUSABLE), said
    assert {"one-pager", "well", "name"} <= set(listed)
    assert len(listed) == len(list(paths.TEMPLATES.glob("*/template.toml"))) + len(USABLE)
