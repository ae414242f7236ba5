"""The locked Jinja2: template text + plain data → Markdown with tokens.

Templates come from other people. Before anything is compiled, the tree is checked against a list
of what is allowed: no calls, macros, includes, arithmetic or attributes of objects. Compiling is
only safe after that, because Jinja2 folds constant expressions while it compiles.
"""

import functools
import re
import traceback
from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any, NamedTuple

import jinja2
from jinja2 import meta, nodes
from jinja2.exceptions import FilterArgumentError, SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from briefgen.compose.bounds import DEPTH, LARGEST, NODES, SECTION, SOURCE, Budget
from briefgen.compose.tokens import Number
from briefgen.errors import BriefgenError, Place, TemplateError

Filters = Mapping[str, Callable[..., object]]

COMPILED = 512  # texts that are kept compiled
NAMED = 3  # of what a filter was given, in a message

_NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr,
    nodes.Getitem, nodes.For, nodes.If, nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Compare,
    nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat, nodes.Assign, nodes.List,
    nodes.Tuple, nodes.Keyword, nodes.Slice,
)  # fmt: skip
_NAMES = {
    "Add": "Arithmetic", "Sub": "Arithmetic", "Mul": "Arithmetic", "Div": "Arithmetic",
    "FloorDiv": "Arithmetic", "Mod": "Arithmetic", "Pow": "Arithmetic", "Neg": "Arithmetic",
    "Call": "A call", "Macro": "A macro", "CallBlock": "A call block", "Include": "An include",
    "Import": "An import", "FromImport": "An import", "Extends": "Inheritance", "Block": "A block",
}  # fmt: skip
_TESTS = ("defined", "undefined", "none", "in", "eq", "ne", "lt", "gt", "le", "ge", "even", "odd")
_UNFIT = (TypeError, ValueError, LookupError, AttributeError, FilterArgumentError)
_COUNTED, _TOGETHER = " counted", " together"  # no template can write these names
_PLAIN_FILTERS = (
    "first",
    "last",
    "length",
    "lower",
    "upper",
    "trim",
    "default",
    "reverse",
    "unique",
)
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>&~$^:=\"'])")


def _guarded(name: str, run: Callable[..., object], budget: Budget) -> Callable[..., object]:
    """A filter that says, when it is given what it cannot use, which one it is."""

    @functools.wraps(run)  # what Jinja2 gives it first is written on it
    def guarded(*given: Any, **named: Any) -> object:
        budget.take(steps=1 + sum(len(each) for each in given if isinstance(each, list)))
        try:
            return _short(run(*given, **named))
        except _UNFIT as error:
            sentence = f"“{name}” cannot use what it is given here{_named(given)}."
            raise TemplateError(sentence) from error

    return guarded


def _named(given: tuple[object, ...]) -> str:
    """What a filter was given, by the ids that a person can look for."""
    several = given[0] if given and isinstance(given[0], list) else given[:1]
    found = [str(each["id"]) for each in several if isinstance(each, Mapping) and "id" in each]
    more = " and others" if len(found) > NAMED else ""
    return f": {', '.join(f'“{each}”' for each in found[:NAMED])}{more}" if found else ""


def _short(made: object) -> object:
    if isinstance(made, str) and len(made) > SECTION:
        raise TemplateError("A text in the template would be longer than a section may be.")
    return made


def _together(*parts: object) -> str:
    """Texts one behind the other: ``~`` doubles them soon beyond all memory."""
    texts = [str(each) for each in parts]
    if sum(map(len, texts)) > SECTION:
        raise TemplateError("A text in the template would be longer than a section may be.")
    return "".join(texts)


class Locked(ImmutableSandboxedEnvironment):
    """Item access on plain data only; ``asked`` names what a template may ask of its data."""

    asked: frozenset[str]

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``a.b`` means ``a["b"]``; a loop has its counters."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if type(obj).__name__ == "LoopContext" and attribute in (
            "first",
            "last",
            "index",
            "length",
        ):
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Nothing is."""
        return False


def locked(filters: Filters, budget: Budget) -> Locked:
    """What the texts of one composition are filled in: they may ask these filters, and no more."""
    environment = Locked(
        undefined=jinja2.StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,
    )
    environment.globals.clear()
    environment.asked = frozenset(filters)
    plain = {name: environment.filters[name] for name in _PLAIN_FILTERS}
    asked = {name: _guarded(name, run, budget) for name, run in {**plain, **filters}.items()}
    environment.filters = {**asked, _COUNTED: budget.counted, _TOGETHER: _together}
    environment.tests = {name: environment.tests[name] for name in _TESTS}
    return environment


def fill(text: tuple[str, str], data: Mapping[str, object], environment: Locked) -> str:
    """The text of a section, which comes with its file, filled with its data: Markdown.

    Raises:
        TemplateError: the template is wrong or asks for what is not there, with file and line.
    """
    source, file = text
    try:
        compiled = _compiled(source, file, environment.asked)
        template = jinja2.Template.from_code(environment, compiled.code, {})
        return _capped(template, data, file)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(f"{error.message}", Place(file, error.lineno)) from error
    except jinja2.UndefinedError as error:
        raise TemplateError(f"{error.message}.", _place(error, file)) from error
    except BriefgenError as error:
        if error.place.file:
            raise
        raise TemplateError(error.message, _place(error, file)) from error
    except (SecurityError, TypeError, ValueError, LookupError, ArithmeticError) as error:
        raise TemplateError(f"This cannot be filled: {error}", _place(error, file)) from error
    except (RecursionError, MemoryError, SyntaxError) as error:
        raise TemplateError("The template is too complex to fill.", Place(file)) from error


def names_in(source: str, file: str, environment: Locked) -> frozenset[str]:
    """The names of the data that the text of a section asks for; none if it cannot be read."""
    try:
        return _compiled(source, file, environment.asked).names
    except (BriefgenError, jinja2.TemplateSyntaxError, RecursionError, MemoryError, SyntaxError):
        return frozenset()  # filling it says what is wrong


def escape(text: str) -> str:
    """Data as Markdown that reads exactly as the data."""
    return _SPECIAL.sub(r"\\\1", text.replace("\n", " "))


class _Compiled(NamedTuple):
    code: CodeType
    names: frozenset[str]


@functools.lru_cache(maxsize=COMPILED)
def _compiled(source: str, file: str, asked: frozenset[str]) -> _Compiled:
    """A text that was checked, as code; it knows its filters only by their names."""
    environment = locked(dict.fromkeys(asked, _not_yet), Budget())
    tree = _checked(environment, source, file)
    names = frozenset(meta.find_undeclared_variables(tree))
    return _Compiled(environment.compile(tree, name=file, filename=file), names)


def _not_yet(*given: object, **named: object) -> object:
    """Keep Jinja2 from working out a filter of fixed words while it compiles."""
    raise TypeError


def _finalize(value: object) -> object:
    if isinstance(value, jinja2.Undefined):
        return str(value)  # raises, naming what is missing
    if value is None:
        raise TemplateError("There is no value to print here.")
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, int | float):
        return escape(str(value))
    raise TemplateError("Only text and numbers can be printed; name one of its parts.")


def _checked(environment: Locked, source: str, file: str) -> nodes.Template:
    if len(source) > SOURCE:
        raise TemplateError("The text of this section is too long.", Place(file))
    try:
        tree = environment.parse(source)
    except ValueError as error:  # a number with thousands of digits
        raise TemplateError("A number in the template is too large.", Place(file)) from error
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    seen = 0
    while waiting:
        node, depth = waiting.pop()
        seen += 1
        if seen > NODES or depth > DEPTH:
            raise TemplateError("The template is too complex.", Place(file, node.lineno))
        _check(node, environment, file)
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]
    for loop in list(tree.find_all(nodes.For)):
        loop.iter = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno)
    joined: nodes.Template = _Joining().visit(tree)
    return joined


class _Joining(NodeTransformer):
    """Puts the filter that counts characters in the place of ``~``."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802  of Jinja2
        """The texts, from the first on."""
        first, *others = (self.visit(each) for each in node.nodes)
        return nodes.Filter(first, _TOGETHER, others, [], None, None, lineno=node.lineno)


def _check(node: nodes.Node, environment: Locked, file: str) -> None:
    place = Place(file, node.lineno)
    kind = type(node)
    if kind not in _NODES:
        name = _NAMES.get(kind.__name__, f"“{kind.__name__}”")
        raise TemplateError(f"{name} is not allowed in templates.", place)
    if isinstance(node, nodes.Const) and not _is_writable(node.value):
        raise TemplateError("A number in the template is too large.", place)
    if isinstance(node, nodes.For) and node.recursive:
        raise TemplateError("A recursive loop is not allowed in templates.", place)
    if isinstance(node, nodes.List | nodes.Tuple) and not _is_fixed(node):
        raise TemplateError("A list may hold only fixed words and numbers.", place)
    if isinstance(node, nodes.Filter) and node.name not in environment.filters:
        known = ", ".join(sorted(name for name in environment.filters if name[:1] != " "))
        raise TemplateError(f"There is no filter “{node.name}”; use one of {known}.", place)
    if isinstance(node, nodes.Test) and node.name not in environment.tests:
        raise TemplateError(f"There is no test “{node.name}”.", place)


def _is_writable(value: object) -> bool:
    """Whether Python can write a constant into the code that it compiles, and it is no bomb."""
    return not isinstance(value, int | float) or abs(value) <= LARGEST


def _is_fixed(node: nodes.List | nodes.Tuple) -> bool:
    """Lists of lists would double until nothing could hold or compare them."""
    named = isinstance(node, nodes.Tuple) and node.ctx == "store"  # {% for a, b in … %}
    return named or all(isinstance(each, nodes.Const) for each in node.items)


def _capped(template: jinja2.Template, data: Mapping[str, object], file: str) -> str:
    parts: list[str] = []
    length = 0
    for part in template.generate(data):
        length += len(part)
        if length > SECTION:
            raise TemplateError("The section would be longer than twenty pages.", Place(file))
        parts.append(part)
    return "".join(parts)


def _place(error: BaseException, file: str) -> Place:
    lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == file]
    return Place(file, (lines[-1] or 0) if lines else 0)
