"""Save as template: the brief's kind with its choices and words, to start others from."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefgen import paths
from briefgen.brief import edits
from briefgen.document.text import clean_line, slug
from briefgen.errors import SaveError
from briefgen.gui import questions
from briefgen.gui.actions import Actions
from briefgen.gui.library import TopicLibrary
from briefgen.gui.open_brief import OpenBrief
from briefgen.store.templates import save_template


class TemplateCommands(QObject):
    """Asks for a name and writes the template; start pages list it beside ours."""

    def __init__(self, open_brief: OpenBrief, library: TopicLibrary, actions: Actions) -> None:
        """Listen to the action of the window that holds the brief."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._library = library
        self._window: QWidget = actions.window()
        actions.save_template.triggered.connect(self._ask)

    def _ask(self) -> None:
        questions.ask_name(
            self._window,
            self.tr("Save as template"),
            self.tr("Name of the template. It keeps what is chosen, the order and your words."),
            self.tr("Our {0}").format(self._open_brief.brief.template.title.lower()),
            self._save,
        )

    def _save(self, name: str) -> None:
        title = clean_line(name)
        template = edits.as_template(self._open_brief.brief, slug(title), title)
        try:
            save_template(template, paths.user_templates() / template.id)
        except SaveError as error:
            questions.tell(self._window, self.tr("Not saved"), str(error))
            return
        self._library.read()
        text = self.tr("Saved the template “{0}”; File, New lists it.").format(title)
        self._open_brief.told.emit(text)
