"""``briefgen pack check``, as an office uses it on a folder that it writes."""

import contextlib
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from briefgen.checks.library import LIBRARY_RULES
from briefgen.cli import main
from tests.builders import DATA

CITIES = DATA / "topics" / "city-budgets"
LATE, TAX, WATER = "late_audits.toml", "property_tax_share.toml", "water_price.toml"
JOBS, PERMITS, BALANCE = "jobs_change.toml", "permit_days.toml", "budget_balance.toml"
PENSION, REPAIRS, LIBRARY = "pension_funding.toml", "repair_backlog.toml", "library_spending.toml"
PROPOSALS = "recommendations.toml"
QUESTIONS, PASSAGES = "questions.toml", "passages.toml"
ELSEWHERE = (
    "words.missing",
    "figures.complete",
    "figures.old",
    "figures.kinds",
    "figures.projects",
    "figures.whole",
    "questions",
)  # told at another line

# One thing that is broken: rule, severity, file, the words there, and what stands in their place.
Broken = tuple[str, str, str, str, str]
BROKEN: tuple[tuple[Broken, str], ...] = (
    (("words.slot", "error", LATE, "{amount} late", "{amout} late"), "has {amout}; it may"),
    (("words.slot", "error", LATE, '"handed in a', '"handed in {each}, a'), "it may have none"),
    (("words.slot", "error", WATER, "costs less in {place}", "costs less in {place"), "has {;"),
    (("words.lead", "warning", PERMITS, "than {amount} in {period}", "than {amount}"), "{period}"),
    (("words.unit", "warning", JOBS, "The number of jobs in", "Companies in"), "counts “jobs”"),
    (
        ("words.opens", "note", WATER, "A thousand gallons of water cost {amount}", "{amount} was"),
        "",
    ),
    (("words.missing", "warning", TAX, "strength =", "so_what ="), "no “strength”"),
    (("words.missing", "note", LIBRARY, "apart =", "close ="), "no “apart”"),
    (("words.form", "warning", BALANCE, '"the budget balance"', '"The sum"'), "with a capital"),
    (("words.form", "warning", PENSION, "of its promises in {period}", "in {period}."), "period"),
    (("words.form", "warning", PENSION, "different returns.", "different returns"), "no period at"),
    (("words.form", "warning", PROPOSALS, '"answer complete', '"Answer complete'), "no capital"),
    (
        ("words.form", "warning", "pack.toml", "comes back each year.", "comes back"),
        "“stake” is",
    ),
    (("words.long", "warning", REPAIRS, "Each city", f"Each {'really ' * 20}city"), "30 words"),
    (
        ("words.long", "note", PROPOSALS, "Set a rule", "Set a clear plain lasting and wise rule"),
        "10",
    ),
    (("words.diary", "warning", BALANCE, "land are", "land are, in this library,"), "printed"),
    (
        (
            "words.unprintable",
            "warning",
            LIBRARY,
            "fiscal year, divided",
            "fiscal\u202e year, divided",
        ),
        "U+202E",
    ),
    (("words.unprintable", "warning", WATER, "gallons", "gal\\ue000lons"), "U+E000"),
    (
        ("figures.row", "error", TAX, "confidence =", 'benchmark = "Aldermoor"\nconfidence ='),
        "one of those",
    ),
    (("about", "warning", "pack.toml", 'id = "city-budgets"', 'id = "budgets"'), "of the folder"),
    (("figures.whole", "note", TAX, '"share_of_own"', '"share_of_world"'), "counted twice"),
    (
        ("figures.future", "error", "jobs_change.csv", "Glenhollow,FY2025", "Glenhollow,FY2030"),
        "after the library’s date",
    ),
    (("figures.sign", "warning", JOBS, 'below = "a loss of"\n', ""), "amounts below zero"),
    (("figures.basis", "warning", WATER, 'basis = "current dollars"\n', ""), "which dollars"),
    (("figures.projects", "warning", REPAIRS, "projects =", "alone ="), "no sentence tells them"),
    (("figures.row", "error", PENSION, '"Full cover"', '"Full covers"'), "is no row of its table"),
    (("figures.row", "error", JOBS, "complete = true", 'breaks = ["2023"]'), "is no period of its"),
    (("figures.complete", "warning", "late_audits.csv", "Dunmarch,FY2025", "Dunmarch,FY2024"), ""),
    (("figures.old", "note", "property_tax_share.csv", "FY2025", "FY2020"), "share (2021)"),
    (
        ("figures.kinds", "note", "water_price.csv", "Aldermoor,2023", "Aldermoor,2023 Q1"),
        "quarter",
    ),
    (("figures.read", "note", "water_price.csv", "Dunmarch,2023", "Dunmarch,2023p"), "2023p is"),
    (("figures.nobody", "error", "pack.toml", '["Brackwater"]', '["Atlantis"]'), "“Atlantis”"),
    (
        ("names.alike", "warning", "jobs_change.csv", "Farrowgate,FY2022", "farrowgate,FY2022"),
        "two",
    ),
    (("names.article", "warning", "pack.toml", '"the Narrows"', '"The Narrows"'), "with a capital"),
    (("names.unused", "note", "pack.toml", 'id = "Average of', 'id = "Mean of'), "Mean of cities"),
    (("themes", "warning", PERMITS, '"growth"', '"grwth"'), "theme “grwth” of “permit_days”"),
    (("sources", "warning", "sources.json", ', "licence": "CC BY 4.0"}', "}"), "“accounts” has no"),
    (("proposals", "warning", PROPOSALS, '["permit_days", "jobs_change"]', "[]"), "no indicator"),
    (("words.form", "warning", QUESTIONS, "gets faster", "gets faster."), "option 2” stands in a"),
    (("words.form", "warning", QUESTIONS, '"put a clock', '"Put a clock'), "“Whether to …”"),
    (("words.form", "warning", QUESTIONS, "which of them is slow.", "which is slow"), "no period"),
    (
        ("words.long", "note", QUESTIONS, "stays unknown in", f"stays {'well ' * 14}unknown in"),
        "“effect” of “permits, option 1” has 24 words; 14",
    ),
    (
        ("words.long", "note", PROPOSALS, "Builders of small", f"Builders {'and ' * 8}of small"),
        "12 words; 10",
    ),
    (
        ("words.form", "warning", PROPOSALS, "its length is known.", "its length is known"),
        "“answer” of “permit_clock” is printed as a sentence",
    ),
    (
        ("words.long", "note", PROPOSALS, "is that its length", f"is {'so ' * 20}that its length"),
        "“answer” of “permit_clock” has",
    ),
    (
        ("words.form", "warning", QUESTIONS, "ey are", 'ey are"\nwhy_not = "It tells nothing'),
        "“why_not” of “permits, option 1” is printed as a sentence",
    ),
    (
        ("words.long", "note", QUESTIONS, "risk = ", f'why_not = "S{"o s" * 21}o."\nrisk = '),
        "“why_not” of “permits, option 2” has 22 words; 20",
    ),
    (
        ("questions", "warning", QUESTIONS, 'recommendation = "permit_clock"', 'title = "A clock"'),
        "“permits” has no options with the recommendation that it prefers",
    ),
    (
        ("dated", "warning", PASSAGES, 'source = "Brackwater Gazette"\n', ""),
        "“strike” does not say",
    ),
    (
        ("dated", "note", PROPOSALS, 'source = "League of Invented Cities"\n', ""),
        "instrument “repair_code”",
    ),
    (("twice", "warning", WATER, '"Price of water"', '"Budget balance"'), "Two indicators have"),
    (("about", "error", "pack.toml", 'title = "Budgets of eight cities"', 'title = ""'), "title"),
)
UNFILLED = "words.unfilled"


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which each rule is broken."""
    folder = tmp_path_factory.mktemp("libraries") / "city-budgets"
    shutil.copytree(CITIES, folder)
    for (_, _, file, old, new), _ in BROKEN:
        path = _path(folder, file)
        text = path.read_text(encoding="utf-8")
        assert old in text, (file, old)
        path.write_text(text.replace(old, new), encoding="utf-8")
    return folder


def _path(folder: Path, file: str) -> Path:
    path = folder / file
    return path if path.exists() else folder / "indicators" / file


@pytest.fixture(scope="module")
def found(broken: Path) -> list[dict[str, Any]]:
    """What is said of it, as a script reads it."""
    return _rows(broken)


def _rows(folder: Path | str) -> list[dict[str, Any]]:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        assert main(["pack", "check", str(folder), "--json"]) in (0, 3)
    rows: list[dict[str, Any]] = json.loads(printed.getvalue())
    return rows


@pytest.mark.parametrize(
    ("breaking", "said"), BROKEN, ids=lambda it: it[0] if isinstance(it, tuple) else None
)
def test_what_is_broken_is_said_with_its_file_and_line(
    broken: Path, found: list[dict[str, Any]], breaking: Broken, said: str
) -> None:
    rule, severity, file, _, new = breaking
    own = [each for each in found if each.get("rule") == f"library.{rule}"]
    told = [each for each in own if said in each["message"] and each["severity"] == severity]
    assert told, own
    lines = _path(broken, file).read_text(encoding="utf-8").splitlines()
    at = [n for n, line in enumerate(lines, start=1) if new and new.strip() in line]
    places = [(each["place"]["file"], each["place"]["line"]) for each in told]
    if len(at) == 1 and rule not in ELSEWHERE:
        assert (file, at[0]) in places
    assert all(line > 0 for _, line in places)


def test_each_rule_is_broken_there_and_has_a_reason(found: list[dict[str, Any]]) -> None:
    named = {f"library.{breaking[0]}" for breaking, _ in BROKEN}
    assert {*named, f"library.{UNFILLED}"} == set(LIBRARY_RULES)
    assert {each["rule"] for each in found if each["kind"] == "problem"} == set(LIBRARY_RULES)
    for reason in LIBRARY_RULES.values():
        assert reason.endswith(".")
        assert 40 <= len(reason) <= 120


def test_what_cannot_be_written_names_indicator_and_kind(found: list[dict[str, Any]]) -> None:
    unfilled = [each for each in found if each.get("rule") == f"library.{UNFILLED}"]
    said = " ".join(each["message"] for each in unfilled)
    assert "Nothing can be said of “late_audits” for Aldermoor, Atlantis: " in said
    assert "more cannot be filled: " in said
    assert {each["place"]["file"] for each in unfilled} <= {LATE, WATER}


def test_a_broken_library_is_told_to_people_and_scripts(
    broken: Path, found: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", "check", str(broken)]) == 3
    printed = capsys.readouterr().out
    assert "error: late_audits.toml, line 18: “lead” of “late_audits” has {amout};" in printed
    graver = [each["severity"] for each in found if each["kind"] == "problem"]
    assert graver == sorted(graver, key=["error", "warning", "note"].index)


def test_sentences_are_those_of_a_brief_for_the_pair_for_one_and_for_three(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["pack", "check", str(CITIES)]) == 0
    printed = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert printed.startswith("Budgets of eight cities (city-budgets): 9 indicators, 3 recomm")
    balance = printed.partition("Budget balance (budget_balance)\n")[2].partition("\n\n")[0]
    pair, one, three = balance.splitlines()
    assert pair.startswith("  Aldermoor, Brackwater: Aldermoor ended fiscal year 2025 with a surp")
    assert one.startswith("  Aldermoor: Aldermoor ended fiscal year 2025 with a surplus of $15.8")
    assert three.startswith("  Aldermoor, Brackwater, Cindervale: ")


@pytest.mark.parametrize("name", ["us-china-ai", "sample-topic"])
def test_the_libraries_that_ship_have_only_notes(name: str) -> None:
    rows = [each for each in _rows(name) if each["kind"] == "problem"]
    assert {each["severity"] for each in rows} <= {"note"}


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("indicators/late_audits.csv", "FY2025,7", "FY2025,seven", "late_audits.csv, line 5: “sev"),
        ("indicators/late_audits.toml", "scale =", "scal =", "late_audits.toml, line 7: There is"),
        ("indicators/late_audits.toml", "noun =", "nuon =", "late_audits.toml, line 14: There"),
        (
            "indicators/late_audits.toml",
            "nouns =",
            "sign = 1\nnouns =",
            "late_audits.toml, line 15: There",
        ),
        ("indicators/late_audits.toml", '"count"', '"number"', "late_audits.toml, line 7: “num"),
        (
            "indicators/late_audits.toml",
            "scale =",
            'rival = "audits"\nscale =',
            "late_audits.toml, line 7: The rival “audits” is not an indicator.",
        ),
        ("indicators/late_audits.toml", '"audit"', '"auditor"', "late_audits.toml, line 10: The"),
        ("recommendations.toml", '["permit_days"', '["permits"', "recommendations.toml, line 62: "),
        ("passages.toml", '"context"', '"kontext"', "passages.toml, line 18: The kind “kontext”"),
        ("indicators/permit_days.csv", "Q1 2024", "spring", "permit_days.csv, line 2: “spring” is"),
        ("sources.json", '"id": "audit",', '"id": "audit"', "sources.json, line 3: "),
    ],
)
def test_a_library_that_cannot_be_read_is_refused_with_the_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, said: str
) -> None:
    folder = tmp_path / "city-budgets"
    shutil.copytree(CITIES, folder)
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert main(["pack", "check", str(folder)]) == 1
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""


def test_a_folder_without_a_library_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", "check", str(tmp_path)]) == 1
    assert "pack.toml is missing" in capsys.readouterr().err


def test_reasons_are_wanted_for_what_is_named_and_for_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "city-budgets"
    shutil.copytree(CITIES, folder)
    path = folder / PROPOSALS
    text = path.read_text(encoding="utf-8")
    text = text.replace("repair_backlog = ", "water_price = ")
    path.write_text(text, encoding="utf-8")
    said = [e["message"] for e in _rows(folder) if e.get("rule") == "library.proposals"]
    assert "“repair_plan” does not say why repair_backlog supports it (because)." in said
    assert "“repair_plan” tells of water_price, which is neither for nor against it." in said


LESSER = """title = "Publish how long permits take"
effect = "Builders see where it is slow"
cost = "No estimate found"
decides = "Building office"
"""
AS_NOW = 'title = "Leave permits as they are"\n'


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (QUESTIONS, '"permit_clock"\nmech', '"repair_plan"\nmech', "no options with the"),
        (QUESTIONS, AS_NOW, 'recommendation = "permit_clock"\n', "has 2 options with the"),
        (
            QUESTIONS,
            f'[[questions.options]]\n{LESSER}risk = "Nothing gets faster"\n',
            "",
            "has 2 options;",
        ),
        (PROPOSALS, f"[[recommendations.alternatives]]\n{LESSER}", "", "has 1 alternative;"),
        (PROPOSALS, AS_NOW, 'recommendation = "clock"\n', "“clock”, which is no recommendation"),
        (PROPOSALS, AS_NOW, "", "option 1” has no title"),
    ],
)
def test_options_can_be_weighed(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    folder = tmp_path / "city-budgets"
    shutil.copytree(CITIES, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    told = [e["message"] for e in _rows(folder) if e.get("rule") == "library.questions"]
    assert any(said in each for each in told), told


def test_a_question_does_not_prefer_to_leave_things_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "city-budgets"
    shutil.copytree(CITIES, folder)
    path = folder / QUESTIONS
    text, _, preferred = path.read_text(encoding="utf-8").rpartition("[[questions.options]]\n")
    first = "[[questions.options]]\n" + preferred + "\n" + "[[questions.options]]\n"
    path.write_text(text.replace("[[questions.options]]\n", first, 1), encoding="utf-8")
    told = [e["message"] for e in _rows(folder) if e.get("rule") == "library.questions"]
    assert told == ["“permits” prefers its first option."]
