import time
from pathlib import Path

from briefgen.sources.answering import answering


def test_a_folder_that_says_nothing_is_not_waited_for(tmp_path: Path) -> None:
    stuck = tmp_path / "stuck"

    def is_folder(folder: Path) -> bool:
        if folder == stuck:
            time.sleep(2)
        return folder.is_dir()

    began = time.monotonic()
    found = answering((tmp_path, stuck, tmp_path / "none"), 0.3, is_folder)

    assert found == {tmp_path}
    assert time.monotonic() - began < 1
