"""The elements of a citation style as plain data."""

from typing import Any, NamedTuple

from lxml import etree

CSL = "{http://purl.org/net/xbiblio/csl}"


class Node(NamedTuple):
    """An element: its name without the namespace, what it says of itself, and what it holds."""

    tag: str
    attributes: dict[str, str]
    children: "tuple[Node, ...]"
    text: str = ""

    def get(self, name: str, instead: str = "") -> str:
        """An attribute, or what stands instead."""
        return self.attributes.get(name, instead)

    def child(self, tag: str) -> "Node | None":
        """The first child of a name."""
        return next((each for each in self.children if each.tag == tag), None)


def node_of(element: Any) -> Node:
    """An element of lxml as a node."""
    return Node(
        etree.QName(element).localname,
        {str(name): str(value) for name, value in element.attrib.items()},
        tuple(node_of(each) for each in element if isinstance(each.tag, str)),
        element.text or "",
    )
