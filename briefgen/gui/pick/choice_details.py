"""What is known about the row in hand, and what a person adds to it."""

import datetime
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.overview import Choice
from briefgen.document.text import clean_line
from briefgen.evidence.dates import format_date
from briefgen.evidence.indicators import Indicator
from briefgen.evidence.pack import find_indicator, find_recommendation, find_source
from briefgen.gui import questions
from briefgen.gui.elsewhere import open_elsewhere
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.pick.choices import ChoicesModel
from briefgen.gui.settings import Settings
from briefgen.gui.show_as import ShowAs
from briefgen.gui.widgets.keys import LeavesKeys
from briefgen.gui.widgets.plain import Label
from briefgen.gui.widgets.ring import leave_room_for_ring
from briefgen.gui.wording import badges, confidence_word, standing_line


class ChoiceDetails(QWidget):
    """Definition, source and evidence; below them who opened the source, or the bill."""

    choice_asked = Signal(str)  # the id of another choice that a link names

    def __init__(
        self,
        open_brief: OpenBrief,
        model: ChoicesModel,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        """Start with no row in hand."""
        super().__init__(parent)
        self._open_brief = open_brief
        self._model = model
        self._settings = settings
        self._choice: Choice | None = None
        self._add_text()
        self._add_fields()
        self._arrange()
        open_brief.brief_changed.connect(self._follow)
        self.show_choice(None)

    def in_hand(self) -> str:
        """The id of the choice that is shown, ``""`` for none."""
        return self._choice.id if self._choice else ""

    def show_choice(self, choice: Choice | None) -> None:
        """Take a row in hand; None is a head, or nothing."""
        self._choice = choice
        self.text.setHtml(self._html(choice) if choice else "")
        self._show_fields()

    def _add_text(self) -> None:
        self.text = QTextBrowser()
        leave_room_for_ring(self.text)
        self.text.setAccessibleName(self.tr("Details and evidence"))
        self.text.setOpenLinks(False)
        flags = Qt.TextInteractionFlag  # by keyboard, too: it is how the rest of it is read
        self.text.setTextInteractionFlags(
            flags.TextBrowserInteraction | flags.TextSelectableByKeyboard
        )
        self.text.setPlaceholderText(self.tr("Select a row to see its definition and source."))
        self.text.anchorClicked.connect(self._follow_link)

    def _add_fields(self) -> None:
        self.opened = QCheckBox()
        self.opened.clicked.connect(self._mark)
        self.show_as = ShowAs(self._open_brief)
        self.bill = QLineEdit()
        self.bill.setPlaceholderText(self.tr("H.R. …, S. …, or a line of the budget"))
        LeavesKeys(self.bill)
        self.bill.textEdited.connect(self._name_bill)
        self.bill.editingFinished.connect(self._show_bill)
        self._bill_label = Label(self.tr("Bill or &line number"))
        self._bill_label.setBuddy(self.bill)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.opened, 1)
        row.addWidget(self.show_as)
        row.addWidget(self._bill_label)
        row.addWidget(self.bill, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text, 1)
        column.addLayout(row)

    def _follow(self, before: Brief, after: Brief) -> None:
        known = self._choice
        if known:
            current = self._model.choice(self._model.find(known.id))
            if current and current != known:
                self._choice = current
                self.text.setHtml(self._html(current))
        self._show_fields()

    def _show_fields(self) -> None:
        choice, brief = self._choice, self._open_brief.brief
        is_indicator = choice is not None and choice.standing is not None
        for widget in (self.opened, self.show_as):
            widget.setVisible(is_indicator)
        for field in (self._bill_label, self.bill):
            field.setVisible(choice is not None and not is_indicator)
        if not choice:
            return
        if is_indicator:
            mark = next((each for each in brief.opened if each.indicator == choice.id), None)
            self.opened.setChecked(mark is not None)
            self.opened.setText(self.tr("I &opened the source"))
            if mark:
                day = format_date(mark.date, brief.language)
                self.opened.setText(self.tr("&Opened by {0}, {1}").format(mark.name, day))
            self.opened.setEnabled(choice.id in brief.indicators)
            self.show_as.set_indicator(choice.id)
            return
        if clean_line(self.bill.text()) != self._number():
            self._show_bill()
        self.bill.setEnabled(choice.id in brief.recommendations)

    def _show_bill(self) -> None:
        """Show the number as the brief has it."""
        if self.bill.text() != self._number():
            self.bill.setText(self._number())

    def _number(self) -> str:
        bills, choice = self._open_brief.brief.bills, self.in_hand()
        return next((each.number for each in bills if each.recommendation == choice), "")

    def _mark(self, opened: bool) -> None:
        self._show_fields()  # the tick follows the brief
        if not self._choice:
            return
        if opened:
            title = self.tr("Source opened")
            label = self.tr("Your name, as the source sheet shows it:")
            questions.ask_name(self, title, label, self._settings.person(), self._opened_by)
            return
        after = edits.unmark_opened(self._open_brief.brief, self._choice.id)
        self._open_brief.apply(self.tr("Source not opened"), after)

    def _opened_by(self, name: str) -> None:
        if self._choice:
            self._settings.set_person(name)
            today = datetime.date.today().isoformat()
            after = edits.mark_opened(self._open_brief.brief, self._choice.id, name, today)
            self._open_brief.apply(self.tr("Source opened"), after)

    def _name_bill(self, number: str) -> None:
        if self._choice:
            after = edits.name_bill(self._open_brief.brief, self._choice.id, clean_line(number))
            label = self.tr("Bill or line number")
            self._open_brief.apply(label, after, merge=f"bill {self._choice.id}")

    def _html(self, choice: Choice) -> str:
        parts = [f"<b>{escape(choice.title)}</b>"]
        indicator = find_indicator(self._model.pack, choice.id)
        if choice.standing and indicator:
            parts += [escape(standing_line(choice.standing)), *self._about_indicator(indicator)]
            note = badges(choice, self._open_brief.brief)
            parts.insert(1, f"<b>{escape(note[:1].upper() + note[1:])}</b>" if note else "")
            head = self.tr("Evidence for")
        else:
            parts += self._about_recommendation(choice)
            head = self.tr("Evidence")
        links = [self._link(each) for each in choice.evidence]
        if any(links):
            parts.append(f"<b>{escape(head)}:</b> " + "; ".join(filter(None, links)))
        lines = "</p><p style='margin:0 0 5px 0'>".join(filter(None, parts))
        return f"<p style='margin:0 0 5px 0'>{lines}</p>"

    def _about_indicator(self, indicator: Indicator) -> list[str]:
        parts = [escape(indicator.definition)]
        if indicator.caveat:
            parts.append(f"<i>{escape(indicator.caveat)}</i>")
        source = find_source(self._model.pack, indicator.source)
        if source:
            name = f"{source.publisher}, {source.title}, {source.year}"
            parts.append(self.tr("Source: {0}").format(_linked(source.url, name)))
        if indicator.read_at:
            read = _linked(indicator.read_at, indicator.read_at)
            parts.append(self.tr("Read at: {0}").format(read))
        sure = confidence_word(indicator.confidence)
        parts.append(self.tr("Confidence: {0}.").format(escape(sure)))
        return [*parts, escape(indicator.notes)]

    def _about_recommendation(self, choice: Choice) -> list[str]:
        found = find_recommendation(self._model.pack, choice.id)
        if not found:
            return []
        first = self.tr("First step: {0}").format(escape(found.first_step))
        terms = (
            (self.tr("Who decides"), found.decides),
            (self.tr("Cost"), found.cost),
            (self.tr("Legal basis"), found.legal_basis),
            (self.tr("Against it"), found.counter_argument),
        )
        lines = [f"<b>{escape(name)}:</b> {escape(text)}" for name, text in terms if text]
        said = [escape(found.rationale), f"{escape(found.actor)}. {first}", *lines]
        return [*said, self._about_question(choice)]

    def _about_question(self, choice: Choice) -> str:
        """The question that a recommendation answers, and a link that takes it up."""
        asked = next((q for q in self._model.pack.questions if q.preferred == choice.id), None)
        if not asked:
            return ""
        said = self.tr("Question: whether to {0}.").format(escape(asked.ask))
        take = self.tr("Make the brief about it")
        return f'{said} <a href="question:{escape(asked.id)}">{escape(take)}</a>'

    def _link(self, choice: str) -> str:
        found = self._model.choice(self._model.find(choice))
        return f'<a href="choice:{escape(choice)}">{escape(found.title)}</a>' if found else ""

    def _follow_link(self, url: QUrl) -> None:
        if url.scheme() in ("http", "https"):
            open_elsewhere(url, self)
        elif url.scheme() == "question":
            before = self._open_brief.brief
            after = edits.take_question(before, url.path(), self._model.pack)
            self._open_brief.apply(self.tr("Make the brief about a question"), after)
        else:
            self.choice_asked.emit(url.path())


def _linked(url: str, name: str) -> str:
    if QUrl(url).scheme() in ("http", "https"):
        return f'<a href="{escape(url)}">{escape(name)}</a>'
    return escape(name)
