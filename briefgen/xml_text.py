"""Text as XML has it. The standard library's own brings the whole of the web with it."""


def escape(text: str) -> str:
    """Text between tags."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def quoted(text: str) -> str:
    """The value of an attribute, in quotation marks; line ends and tabs stay what they are."""
    text = escape(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    if '"' not in text:
        return f'"{text}"'
    return f'"{text.replace(chr(34), "&quot;")}"' if "'" in text else f"'{text}'"
