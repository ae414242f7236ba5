"""Put templates and assets into the wheel, so that it works from any folder."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
SHIPPED = ("templates", "assets")


class BuildWithShipped(build_py):
    """Copies the shipped folders to ``briefgen/_shipped``, where ``briefgen.paths`` looks."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        for name in SHIPPED:
            target = Path(self.build_lib) / "briefgen" / "_shipped" / name
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(
                ROOT / name, target, ignore=shutil.ignore_patterns("*.pyc", "__pycache__")
            )


setup(cmdclass={"build_py": BuildWithShipped})
