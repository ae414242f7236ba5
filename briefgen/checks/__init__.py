"""Rules that a brief should meet. To add a family: one module, one line in CHECKS.

A rule family takes ``(brief, document, pages)`` and returns problems.
"""

CHECKS: dict[str, str] = {
    "pages": "briefgen.checks.pages:check",
    "numbers": "briefgen.checks.numbers:check",
    "evidence": "briefgen.checks.evidence:check",
    "pictures": "briefgen.checks.pictures:check",
    "release": "briefgen.checks.release:check",
    "letterhead": "briefgen.checks.letterhead:check",
    "spelling": "briefgen.checks.spelling:check",
}
