"""Small faults: every change of one place that turns a file into another program."""

import ast
import itertools
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

KINDS = ("comparison", "constant", "and/or", "negation", "dropped", "return early")
FLIPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


class Mutant(NamedTuple):
    """One change: the bytes from ``start`` to ``end`` of a file become others."""

    file: str
    line: int
    kind: str
    start: int
    end: int
    becomes: str

    def applied(self, source: bytes) -> bytes:
        """The file with the change."""
        return source[: self.start] + self.becomes.encode() + source[self.end :]


class _Finder(ast.NodeVisitor):
    """Collects the changes that a file allows."""

    def __init__(self, file: str, source: bytes) -> None:
        self.file = file
        self.found: list[Mutant] = []
        self._source = source
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Places inside of these are not told rightly by Python 3.11."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)

    def visit_arguments(self, node: ast.arguments) -> None:
        for each in (*node.defaults, *filter(None, node.kw_defaults)):
            self.visit(each)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.visit(node.args)
        for each in node.body:
            if not _is_docstring(each) and not isinstance(each, ast.Return):
                self._add(each, "return early", "return")
            self.visit(each)

    def visit_Compare(self, node: ast.Compare) -> None:
        if len(node.ops) == 1:
            flipped = ast.Compare(node.left, [FLIPS[type(node.ops[0])]()], node.comparators)
            self._add(node, "comparison", f"({ast.unparse(flipped)})")
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        self._add(node, "and/or", f"({ast.unparse(ast.BoolOp(other, node.values))})")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, int | float) and not isinstance(node.value, bool):
            for step in (1, -1):
                self._add(node, "constant", f"({node.value + step})")

    def visit_If(self, node: ast.If) -> None:
        self._negate(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._negate(node.test)
        self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        self._negate(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for each in node.ifs:
            self._negate(each)
        self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not _is_docstring(node):
            self._add(node, "dropped", "pass")
            self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._add(node, "dropped", "pass")
        self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        self._add(node, "dropped", "pass")

    def _negate(self, test: ast.expr) -> None:
        self._add(test, "negation", f"(not ({ast.unparse(test)}))")

    def _add(self, node: ast.stmt | ast.expr, kind: str, becomes: str) -> None:
        assert node.end_lineno
        assert node.end_col_offset is not None
        start = self._starts[node.lineno - 1] + node.col_offset
        end = self._starts[node.end_lineno - 1] + node.end_col_offset
        self.found.append(Mutant(self.file, node.lineno, kind, start, end, becomes))


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def mutants(tree: Path, places: Iterable[str], seed: int) -> Iterator[Mutant]:
    """Every change of these files and folders, kind by kind, in an order that the seed decides."""
    found: list[Mutant] = []
    for place in places:
        files = [tree / place] if place.endswith(".py") else sorted((tree / place).rglob("*.py"))
        for file in files:
            source = file.read_bytes()
            finder = _Finder(str(file.relative_to(tree)), source)
            finder.visit(ast.parse(source))
            found += finder.found
    random.Random(seed).shuffle(found)
    kinds = [[each for each in found if each.kind == kind] for kind in KINDS]
    for row in itertools.zip_longest(*kinds):
        for each in filter(None, row):
            if _reads(each, (tree / each.file).read_bytes()):
                yield each


def _reads(mutant: Mutant, source: bytes) -> bool:
    try:
        changed = ast.parse(mutant.applied(source))
    except SyntaxError:
        return False
    return ast.dump(changed) != ast.dump(ast.parse(source))
