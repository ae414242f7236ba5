"""Typst: a source to PDF; with ``--warm``, again after each of so many changes of one word.

    python -m bench.peers.typst_pdf SOURCE.typ OUT.pdf PACKAGES [--warm ROUNDS WORD]

Prints the seconds of processor time of each warm compile, one a line.
"""

import sys
import time
from pathlib import Path

import typst


def main(source: str, target: str, packages: str, *warm: str) -> None:
    more = {"package_path": packages} if packages else {}
    if not warm:
        Path(target).write_bytes(typst.compile(source, **more))
        return
    _, rounds, word = warm
    compiler = typst.Compiler(source, **more)
    compiler.compile()
    text = Path(source).read_text(encoding="utf-8")
    middle = text.index(word, len(text) // 2)
    for number in range(int(rounds)):
        edited = f"{text[:middle]}word{number} {text[middle:]}"
        Path(source).write_text(edited, encoding="utf-8")
        begun = time.process_time()
        Path(target).write_bytes(compiler.compile())
        print(time.process_time() - begun)
    Path(source).write_text(text, encoding="utf-8")


main(*sys.argv[1:])
