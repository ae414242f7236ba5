"""Cut NotoSansSC-Regular.ttf from the full face: ``python make_chinese.py FULL.ttf``.

The full face has 30,890 characters and 10.6 MB. Kept are the everyday ones of the three standards
(level 1 of GB 2312, Big5 and JIS X 0208), the letters of Japanese, and punctuation.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

LEVELS = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6), ("euc_jp", 0xB0, 0xCF))
SIGNS = (
    range(0x20, 0x21),
    range(0x3000, 0x3100),
    range(0x3105, 0x3130),
    range(0xFE30, 0xFE50),
    range(0xFF01, 0xFFE7),
)


def everyday() -> Iterator[int]:
    """The characters of the first levels."""
    for codec, first, last in LEVELS:
        for lead in range(first, last + 1):
            for trail in range(0x40, 0xFF):
                text = bytes((lead, trail)).decode(codec, "ignore")
                if len(text) == 1 and text >= "\u3400":
                    yield ord(text)


def cut(source: Path, target: Path) -> None:
    """Write the smaller face."""
    with TTFont(source, recalcTimestamp=False) as font:
        options = subset.Options(
            layout_features=[], hinting=False, glyph_names=False, notdef_outline=True
        )
        options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "vhea", "vmtx"]
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[*everyday(), *(code for span in SIGNS for code in span)])
        cutter.subset(font)
        font.save(target)


if __name__ == "__main__":
    cut(Path(sys.argv[1]), Path(__file__).with_name("NotoSansSC-Regular.ttf"))
