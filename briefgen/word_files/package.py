"""The parts of a Word file: what they hold, of which kind they are, and where they lead."""

import posixpath
from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote

import msgspec
from lxml import etree
from msgspec.structs import replace

from briefgen.word_files.names import PACKAGE, RELATIONS
from briefgen.xml_text import quoted
from briefgen.zips import RefusedZipError, read_zip, write_zip

LIMIT = 5_000_000  # bytes of a file
ATTRIBUTES = 500  # of one element; Word writes a dozen, and each is looked for among all
UNPACKED = 40_000_000  # bytes of all parts, and of one part of XML
XML_PART = 8_000_000
TYPES = "[Content_Types].xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # a container of the old kind
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


class BadWordFileError(Exception):
    """The bytes are not a Word file that can be used; the message ends a sentence."""


class Relation(msgspec.Struct):
    """Where a part leads: ``target`` is the name of a part, or an address when ``external``."""

    id: str
    kind: str
    target: str
    external: bool = False

    @property
    def word(self) -> str:
        """The last word of its kind: ``styles``, ``image``, ``header``."""
        return self.kind.rpartition("/")[2]


class Part(msgspec.Struct):
    """One part of a package: its content type, its bytes, its relations."""

    kind: str
    content: bytes
    relations: list[Relation] = []

    @property
    def is_xml(self) -> bool:
        """Whether the bytes are XML."""
        return self._plain_kind.endswith(("+xml", "/xml"))

    @property
    def is_drawing(self) -> bool:
        """Whether it is a picture in SVG."""
        return self._plain_kind == "image/svg+xml"

    @property
    def _plain_kind(self) -> str:
        return self.kind.partition(";")[0].strip().lower()

    def identifier(self) -> str:
        """An id that no relation of the part has."""
        taken = {each.id for each in self.relations}
        return next(each for n in range(1, len(taken) + 2) if (each := f"rId{n}") not in taken)

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a relation to the target, an old one or a new one."""
        for each in self.relations:
            if (each.kind, each.target, each.external) == (kind, target, external):
                return each.id
        identifier = self.identifier()
        self.relations.append(Relation(identifier, kind, target, external))
        return identifier


class Package(msgspec.Struct):
    """Parts by name (``word/document.xml``), and the relations of the whole."""

    parts: dict[str, Part]
    relations: list[Relation]

    @property
    def main(self) -> str:
        """The name of the part with the text."""
        return next(each.target for each in self.relations if each.word == "officeDocument")

    def copy(self) -> "Package":
        """A package of its own with the same parts."""
        parts = {
            name: Part(part.kind, part.content, list(map(replace, part.relations)))
            for name, part in self.parts.items()
        }
        return Package(parts, list(map(replace, self.relations)))

    def related(self, word: str, owner: str = "") -> str:
        """The name of the first part that the text (or ``owner``) has as this; ``""`` for none."""
        relations = self.parts[owner or self.main].relations
        found = (each.target for each in relations if each.word == word and not each.external)
        return next(found, "")

    def free(self, name: str) -> str:
        """A name like this one that no part has."""
        if name.lower() not in {each.lower() for each in self.parts}:
            return name
        stem, dot, suffix = name.rpartition(".")
        stem = stem.rstrip("0123456789")
        taken = {each.lower() for each in self.parts}
        numbered = (f"{stem}{number}{dot}{suffix}" for number in range(1, len(taken) + 2))
        return next(each for each in numbered if each.lower() not in taken)


def read_package(data: bytes) -> Package:
    """The parts that can be reached from the text or the whole.

    Raises:
        BadWordFileError: it is none, encrypted, too large, damaged.
    """
    if data.startswith(_OLE):
        raise BadWordFileError(
            "is encrypted or in the old .doc format; take its password off and save it as .docx"
        )
    if len(data) > LIMIT:
        raise BadWordFileError(f"is larger than {LIMIT // 1_000_000} MB; make its pictures smaller")
    try:
        members = read_zip(data)
    except RefusedZipError as error:
        raise BadWordFileError(
            f"is not a Word file that can be opened: {error}; save it again in Word as .docx"
        ) from error
    if sum(map(len, members.values())) > UNPACKED:
        raise BadWordFileError("unpacks to too much; make its pictures smaller")
    for name, content in members.items():
        if name.lower().endswith((".xml", ".rels", ".vml")) and len(content) > XML_PART:
            raise BadWordFileError(f"has too much in {name}; use a shorter letterhead")
    package = package_of(members)
    texts = [e for e in package.relations if e.word == "officeDocument" and not e.external]
    if not texts:
        raise BadWordFileError("is not a Word file: it has no text; save it again in Word as .docx")
    others = [each for each in package.relations if each.word != "officeDocument"]
    texts[0].kind = f"{RELATIONS}/officeDocument"
    package.relations[:] = [texts[0], *others]
    return package


def parse(content: bytes, name: str) -> etree._Element:
    """A part as a tree without comments and instructions; nothing outside the file is read.

    Raises:
        BadWordFileError: it is no XML, or declares a document type.
    """
    reader = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        tree = etree.fromstring(content, reader)
    except etree.XMLSyntaxError as error:
        raise BadWordFileError(f"is damaged in {name}; save it again in Word") from error
    if tree.getroottree().docinfo.internalDTD is not None:
        raise BadWordFileError(
            f"declares a document type in {name}, which no Word file does; save it again in Word"
        )
    if any(len(each.attrib) > ATTRIBUTES for each in tree.iter(etree.Element)):
        raise BadWordFileError(f"has too much in one place of {name}; save it again in Word")
    return tree


def serialize(tree: etree._Element) -> bytes:
    """A tree as the bytes of a part."""
    return _HEAD + etree.tostring(tree, encoding="UTF-8")


def write_package(package: Package) -> bytes:
    """The package as a file: the same bytes for the same parts, the text first."""
    names = sorted(package.parts, key=lambda name: (name != package.main, name))
    members = {TYPES: _types(package, names), "_rels/.rels": _relations(package.relations, "")}
    for name in names:
        part = package.parts[name]
        members[name] = part.content
        if part.relations:
            members[_relations_name(name)] = _relations(part.relations, posixpath.dirname(name))
    return write_zip(members)


def package_of(members: dict[str, bytes]) -> Package:
    """The parts among these members that can be reached.

    Raises:
        BadWordFileError: what says where parts lead is damaged.
    """
    types = parse(members.get(TYPES, b"<Types/>"), TYPES)
    named = {each.get("PartName", "").lstrip("/").lower(): each.get("ContentType", "")
             for each in types.iter(f"{{{PACKAGE}/content-types}}Override")}  # fmt: skip
    defaults = {each.get("Extension", "").lower(): each.get("ContentType", "")
                for each in types.iter(f"{{{PACKAGE}/content-types}}Default")}  # fmt: skip
    names = {name.lower(): name for name in members}

    def led(owner: str) -> list[Relation]:
        content = members.get(_relations_name(owner)) or members.get(_relations_name(owner).lower())
        return list(_read_relations(content, owner, names)) if content else []

    package = Package({}, led(""))
    waiting = [each.target for each in package.relations if not each.external]
    while waiting:
        name = waiting.pop()
        kind = named.get(name.lower()) or defaults.get(name.rpartition(".")[2].lower(), "")
        if name in package.parts or not kind:
            continue
        package.parts[name] = Part(kind, members[name], led(name))
        waiting += [each.target for each in package.parts[name].relations if not each.external]
    _forget_missing(package)
    return package


def _forget_missing(package: Package) -> None:
    """Relations to parts that have no content type."""
    for relations in (package.relations, *(each.relations for each in package.parts.values())):
        relations[:] = [each for each in relations if each.external or each.target in package.parts]


def _read_relations(content: bytes, owner: str, names: dict[str, str]) -> Iterator[Relation]:
    tree, seen = parse(content, _relations_name(owner)), set[str]()
    for each in tree.iter(f"{{{PACKAGE}/relationships}}Relationship"):
        identifier, kind, target = (each.get(name, "") for name in ("Id", "Type", "Target"))
        if not kind or not identifier or identifier in seen:
            continue
        seen.add(identifier)
        if each.get("TargetMode", "").lower() == "external":
            yield Relation(identifier, kind, target, external=True)
            continue
        folder = "" if target.startswith("/") else posixpath.dirname(owner)
        path = posixpath.normpath(posixpath.join(folder, unquote(target).lstrip("/")))
        if path.lower() in names:  # one that leads nowhere is forgotten
            yield Relation(identifier, kind, names[path.lower()])


def _relations_name(owner: str) -> str:
    folder, name = posixpath.split(owner)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations(relations: Iterable[Relation], folder: str) -> bytes:
    rows = "".join(_row(each, folder) for each in relations)
    return _HEAD + f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'.encode()


def _row(relation: Relation, folder: str) -> str:
    target = relation.target if relation.external else quote(_leading(relation.target, folder))
    mode = ' TargetMode="External"' if relation.external else ""
    return (
        f"<Relationship Id={quoted(relation.id)} Type={quoted(relation.kind)} "
        f"Target={quoted(target)}{mode}/>"
    )


def _leading(target: str, folder: str) -> str:
    """The name as it is written from a folder, as Word writes it."""
    return posixpath.relpath(target, folder or ".")


def _types(package: Package, names: list[str]) -> bytes:
    rows = "".join(
        f'<Override PartName="/{quote(name)}" ContentType={quoted(package.parts[name].kind)}/>'
        for name in names
        if package.parts[name].kind != "application/xml"
    )
    plain = (("rels", _RELATIONS_TYPE), ("xml", "application/xml"))
    defaults = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in plain)
    return _HEAD + f'<Types xmlns="{PACKAGE}/content-types">{defaults}{rows}</Types>'.encode()
