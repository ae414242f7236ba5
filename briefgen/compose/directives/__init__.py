"""What authors may write in a fence. To add one: one module, one line in DIRECTIVES.

A directive takes the fence and returns one of the blocks that every writer knows.
"""

DIRECTIVES: dict[str, str] = {
    "ask": "briefgen.compose.directives.callout:ask",
    "note": "briefgen.compose.directives.callout:note",
    "caution": "briefgen.compose.directives.callout:caution",
    "side": "briefgen.compose.directives.callout:side",
    "cards": "briefgen.compose.directives.cards:build",
    "chart": "briefgen.compose.directives.chart:build",
    "columns": "briefgen.compose.directives.columns:build",
    "options": "briefgen.compose.directives.options:build",
    "steps": "briefgen.compose.directives.steps:build",
    "timeline": "briefgen.compose.directives.timeline:build",
    "table": "briefgen.compose.directives.table:build",
}
