"""Which style of an office stands for ours: by name, alias, translated name or level of heading."""

import msgspec
from lxml import etree

from briefgen.word_files.names import VAL, W, child, is_color, number, tag, value

_IN_OTHER_LANGUAGES = {
    "heading": "überschrift|titre|título|titolo|kop|encabezado|cabeçalho|rubrik|overskrift",
    "title": "titel|titre|título|titolo|rubrik|tittel",
    "subtitle": "untertitel|sous-titre|subtítulo|sottotitolo|ondertitel|underrubrik|undertitel",
    "body text": "textkörper|corps de texte|texto independiente|corpo testo|corpo del testo|"
    "platte tekst|corpo de texto|brödtext|brødtekst",
    "caption": "beschriftung|légende|leyenda|epígrafe|didascalia|bijschrift|legenda|beskrivning",
    "quote": "zitat|citation|cita|citazione|citaat|citação|citat",
    "list bullet": "aufzählungszeichen|liste à puces|lista con viñetas|punto elenco|"
    "lijst opsom.teken|lista com marcadores|punktlista",
    "list number": "listennummer|liste à numéros|lista con números|numero elenco|lijstnummering|"
    "lista numerada|numrerad lista",
    "footnote text": "fußnotentext|note de bas de page|texto nota pie|testo nota a piè di pagina|"
    "voetnoottekst|texto de nota de rodapé|fotnotstext",
    "endnote text": "endnotentext|note de fin|texto nota al final|testo nota di chiusura|"
    "eindnoottekst|texto de nota de fim",
    "header": "kopfzeile|en-tête|encabezado|intestazione|koptekst|cabeçalho|sidhuvud",
    "footer": "fußzeile|pied de page|pie de página|piè di pagina|voettekst|rodapé|sidfot",
    "hyperlink": "internetlink|lien hypertexte|hipervínculo|collegamento ipertestuale",
}
LEVELS = 9


class Found(msgspec.Struct, frozen=True):
    """A style of the office: ``how`` is ``name``, ``alias`` or ``level``."""

    id: str
    name: str
    how: str


class Index:
    """The styles of a part by id, name and heading level; the element may grow."""

    def __init__(self, styles: etree._Element) -> None:
        """Read the names."""
        self.by_id: dict[str, etree._Element] = {}
        self.defaults: dict[str, str] = {}
        self._names: dict[tuple[str, str], Found] = {}
        self._levels: dict[int, Found] = {}
        for style in styles.iter(f"{W}style"):
            self.add(style)

    def add(self, style: etree._Element) -> None:
        """Know one more style; the first of a name counts."""
        identifier, kind = style.get(f"{W}styleId", ""), style.get(f"{W}type", "paragraph")
        name = value(style, "w:name") or identifier
        self.by_id[identifier] = style
        if style.get(f"{W}default") in ("1", "true", "on"):
            self.defaults.setdefault(kind, identifier)
        self._names.setdefault((kind, name.lower()), Found(identifier, name, "name"))
        for alias in filter(None, map(str.strip, value(style, "w:aliases").split(","))):
            self._names.setdefault((kind, alias.lower()), Found(identifier, name, "alias"))
        level = number(value(style, "w:pPr/w:outlineLvl"))
        if level is not None and 0 <= level < LEVELS:
            self._levels.setdefault(level, Found(identifier, name, "level"))

    def find(self, kind: str, name: str) -> Found | None:
        """The style that stands for one of ours, by our name of it."""
        for each in (name.lower(), *_translated(name.lower())):
            if found := self._names.get((kind, each)):
                return found
        word, _, depth = name.lower().partition(" ")
        if word == "heading":
            return self._levels.get((number(depth) or 0) - 1)
        return None

    def inherited(self, identifier: str, path: str) -> etree._Element | None:
        """The first element on a path (``w:rPr/w:sz``) of a style or those it is based on."""
        seen: set[str] = set()
        while identifier in self.by_id and identifier not in seen:
            seen.add(identifier)
            style = self.by_id[identifier]
            found = child(style, path)
            if found is not None:
                return found
            identifier = value(style, "w:basedOn")
        return None

    def attribute(self, identifier: str, path: str, name: str) -> str:
        """An attribute such as ``w:line`` of the nearest element on a path that has it."""
        seen: set[str] = set()
        while identifier in self.by_id and identifier not in seen:
            seen.add(identifier)
            found = child(self.by_id[identifier], path)
            if found is not None and found.get(tag(name)) is not None:
                return found.get(tag(name), "")
            identifier = value(self.by_id[identifier], "w:basedOn")
        return ""


def color_of(index: Index, identifier: str) -> str:
    """The color of a style's letters as ``#1B1B1B``; ``""`` where it has none."""
    found = index.inherited(identifier, "w:rPr/w:color")
    color = found.get(VAL, "") if found is not None else ""
    return f"#{color.upper()}" if is_color(color) else ""


def _translated(name: str) -> list[str]:
    word, _, depth = name.partition(" ")
    if word == "heading":
        return [f"{each} {depth}" for each in _IN_OTHER_LANGUAGES["heading"].split("|")]
    return _IN_OTHER_LANGUAGES.get(name, "").split("|")
