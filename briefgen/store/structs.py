"""``brief.json`` and ``template.json``: structs of files, apart from those of a brief.

``brief.json`` parts into ``choices``, ``words``, ``plan``, ``own``, ``release`` and ``accepted``.
The names ``versions`` and ``words.shelf`` are reserved; a file that has them keeps them.
"""

import msgspec

from briefgen.brief import template as kinds
from briefgen.brief.brief import Accepted, Bill, Brief, ChartKind, Pin, SourceOpened
from briefgen.brief.own import Own
from briefgen.brief.plan import Plan
from briefgen.brief.template import Form
from briefgen.change.file_words import Change, read_changes, write_changes
from briefgen.document.pictures import PictureFile
from briefgen.document.release import Marking, State
from briefgen.evidence.citation_style import CitationStyle
from briefgen.evidence.indicators import Indicator
from briefgen.evidence.pack import Source
from briefgen.evidence.recommendations import Recommendation


class Choices(msgspec.Struct, frozen=True):
    """What a person chose."""

    language: str = "en-US"
    entities: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    pins: tuple[Pin, ...] = ()
    bills: tuple[Bill, ...] = ()
    opened: tuple[SourceOpened, ...] = ()
    chart_kinds: tuple[ChartKind, ...] = ()
    citation_style: CitationStyle = CitationStyle()
    uncautioned: tuple[str, ...] = ()
    allowed_pages: int = 0


class Written(msgspec.Struct, frozen=True):
    """What a person wrote, and where it stands."""

    form: Form = Form()
    order: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    edits: tuple[Change, ...] = ()
    spelled: tuple[str, ...] = ()


class Added(msgspec.Struct, frozen=True):
    """What a person added to the library; its pictures are members of the file."""

    indicators: tuple[Indicator, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    sources: tuple[Source, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be a person's own."""
        Own(self.indicators, self.recommendations, self.sources)


class Release(msgspec.Struct, frozen=True):
    """How far the brief is on its way out."""

    state: State = State.DRAFT
    version: str = "0.1"
    marking: Marking = Marking()


class Work(msgspec.Struct, frozen=True):
    """``brief.json``."""

    id: str
    date: str
    choices: Choices
    words: Written
    plan: Plan | None = None
    own: Added = Added()
    release: Release = Release()
    accepted: tuple[Accepted, ...] = ()


class TemplateFile(kinds.Template, frozen=True):
    """``template.json``: a kind of brief, the words saved with it as files hold them."""

    edits: tuple[Change, ...] = ()  # type: ignore[assignment]


def write_work(brief: Brief) -> Work:
    """What a file holds of a brief, besides its library, its kind, its look and its pictures."""
    return Work(
        brief.id,
        brief.date,
        msgspec.convert(brief, Choices, from_attributes=True),
        Written(brief.form, brief.order, brief.omitted, write_changes(brief.edits), brief.spelled),
        brief.plan,
        Added(brief.own.indicators, brief.own.recommendations, brief.own.sources),
        Release(brief.state, brief.version, brief.marking),
        brief.accepted,
    )


def read_work(work: Work, rest: Brief, pictures: tuple[PictureFile, ...]) -> Brief:
    """The brief of a file; ``rest`` has its library, kind and look.

    No choice is made twice, and no more pages are allowed than any brief may have.
    """
    choices, words, own = work.choices, work.words, work.own
    return msgspec.structs.replace(
        rest,
        id=work.id,
        date=work.date,
        language=choices.language,
        entities=_once(choices.entities),
        indicators=_once(choices.indicators),
        recommendations=_once(choices.recommendations),
        pins=choices.pins,
        bills=choices.bills,
        opened=choices.opened,
        chart_kinds=choices.chart_kinds,
        citation_style=choices.citation_style,
        uncautioned=_once(choices.uncautioned),
        allowed_pages=max(0, min(choices.allowed_pages, kinds.PAGES)),
        form=words.form,
        order=_once(words.order),
        omitted=_once(words.omitted),
        edits=read_changes(words.edits),
        spelled=_once(words.spelled),
        plan=work.plan,
        own=Own(own.indicators, own.recommendations, own.sources, pictures),
        state=work.release.state,
        version=work.release.version,
        marking=work.release.marking,
        accepted=work.accepted,
    )


def write_template_file(template: kinds.Template) -> TemplateFile:
    """A kind of brief for a file."""
    fields = {name: getattr(template, name) for name in template.__struct_fields__}
    return TemplateFile(**{**fields, "edits": write_changes(template.edits)})


def read_template_file(kind: TemplateFile) -> kinds.Template:
    """The kind of brief in a file."""
    fields = {name: getattr(kind, name) for name in kind.__struct_fields__}
    return kinds.Template(**{**fields, "edits": read_changes(kind.edits)})


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
