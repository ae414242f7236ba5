"""What holds for a whole file: settings of notes and compatibility, the language of its text."""

import copy

from lxml import etree

from briefgen.word_files.names import VAL, W, child, tag

_AFTER_NOTES = (
    "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema",
    "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures",
    "forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "schemaLibrary",
    "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator", "docId",
    "conflictMode", "discardImageEditingData", "defaultImageDpi", "chartTrackingRefBased",
    "persistentDocument", "footnoteColumns",
)  # fmt: skip
_AFTER_LANGUAGE = ("eastAsianLayout", "specVanish", "oMath", "rPrChange")
_MODE, _WORD = "compatibilityMode", "http://schemas.microsoft.com/office/word"


def merge_settings(office: etree._Element, ours: etree._Element) -> None:
    """Notes count as ours do, and the file is one of today's Word."""
    for name in ("footnotePr", "endnotePr"):
        _put(office, copy.deepcopy(ours.find(f"{W}{name}")), name)
    compat = child(office, "w:compat")
    if compat is None:
        compat = etree.Element(tag("w:compat"))
        _put(office, compat, "compat")
    for each in compat.findall(f"{W}compatSetting"):
        if each.get(f"{W}name") == _MODE:
            compat.remove(each)
    mode = {tag("w:name"): _MODE, tag("w:uri"): _WORD, VAL: "15"}
    etree.SubElement(compat, tag("w:compatSetting"), mode)


def _put(settings: etree._Element, element: etree._Element | None, name: str) -> None:
    for old in settings.findall(f"{W}{name}"):
        settings.remove(old)
    later = _AFTER_NOTES[_AFTER_NOTES.index(name) + 1 :]
    following = (at for at, e in enumerate(settings) if etree.QName(e).localname in later)
    if element is not None:
        settings.insert(next(following, len(settings)), element)


def default_language(styles: etree._Element) -> str:
    """The language of text that names none."""
    return _language(styles).get(VAL, "")


def set_language(styles: etree._Element, settings: etree._Element, language: str) -> None:
    """Let text that names no language be in this one."""
    _language(styles).set(VAL, language)
    for each in styles.iter(f"{W}lang"):
        if each.get(VAL):
            each.set(VAL, language)
    for each in settings.findall(f"{W}themeFontLang"):
        each.set(VAL, language)


def keep_language(story: etree._Element, language: str) -> None:
    """Name the language that the office's own text has had so far."""
    for run in story.iter(f"{W}r"):
        letters = child(run, "w:rPr")
        if letters is None:
            letters = etree.Element(tag("w:rPr"))
            run.insert(0, letters)
        if child(letters, "w:lang") is None:
            later = (
                at for at, e in enumerate(letters) if etree.QName(e).localname in _AFTER_LANGUAGE
            )
            letters.insert(next(later, len(letters)), etree.Element(tag("w:lang"), {VAL: language}))


def differ(first: str, second: str) -> bool:
    """Whether two tags name different languages, not only different countries."""
    return bool(first) and first.partition("-")[0] != second.partition("-")[0]


def _language(styles: etree._Element) -> etree._Element:
    """The language of the default letters, made with all above it where it is missing."""
    here = styles
    for depth, name in enumerate(("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang")):
        found = child(here, name)
        if found is None:
            found = etree.Element(tag(name))
            here.insert(0 if depth < 2 else len(here), found)
        here = found
    return here
