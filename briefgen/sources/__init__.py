"""Strangers' files → model. To add a kind of file: one module, one line in SOURCES."""

SOURCES: dict[str, str] = {
    "pack": "briefgen.sources.packs:read_pack",
    "template": "briefgen.sources.templates:read_template",
    "brand": "briefgen.sources.brands:read_brand",
    "bibliography": "briefgen.sources.bibliography:read_bibliography",
    "citation style": "briefgen.sources.styles:read_style",
}
