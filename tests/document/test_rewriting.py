"""Words of blocks are listed and rewritten in the order in which they are read."""

from briefgen.document.rewriting import rewrite_texts, texts
from briefgen.document.runs import plain
from briefgen.document.tree import Inlines, List, ListItem, Text


def test_an_item_comes_before_those_below_it() -> None:
    low = ListItem((Text("second"),), (ListItem((Text("third"),)),))
    block = List("l", False, (ListItem((Text("first"),), (low,)), ListItem((Text("fourth"),))))

    assert [plain(each) for each in texts(block)] == ["first", "second", "third", "fourth"]

    seen: list[str] = []

    def note(text: Inlines) -> Inlines:
        seen.append(plain(text))
        return (Text(f"{len(seen)}"),)

    written = rewrite_texts(block, note)
    assert [plain(each) for each in texts(written)] == ["1", "2", "3", "4"]
