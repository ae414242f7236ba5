"""Parts of a brief on their way into an office's Word file, under names that are free there."""

from briefgen.word_files import Package, Part, Relation


class Copier:
    """Copies parts with all that they lead to; each only once."""

    def __init__(self, ours: Package, office: Package) -> None:
        """From ours into the office's."""
        self.ours = ours
        self.office = office
        self._names: dict[str, str] = {}

    def copy(self, name: str) -> str:
        """The name that one of our parts has in the office's file."""
        if name not in self._names:
            part = self.ours.parts[name]
            new = self._names[name] = self.office.free(name)
            self.office.parts[new] = Part(part.kind, part.content)
            self.office.parts[new].relations = [self._led(each) for each in part.relations]
        return self._names[name]

    def replace(self, word: str) -> str:
        """The name of our part with this relation to the text, in place of the office's."""
        ours, main = self.ours.related(word), self.office.parts[self.office.main]
        relation = next(e for e in self.ours.parts[self.ours.main].relations if e.word == word)
        main.relations[:] = [each for each in main.relations if each.word != word]
        name = self.copy(ours)
        main.relate(relation.kind, name)
        return name

    def _led(self, relation: Relation) -> Relation:
        target = relation.target if relation.external else self.copy(relation.target)
        return Relation(relation.id, relation.kind, target, relation.external)
