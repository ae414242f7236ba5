"""briefgen makes policy briefs: indicators and recommendations in, accessible Word and PDF out."""


def version(name: str = "briefgen") -> str:
    """The number of this program, or of a library that it stands on."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed(name)
    except PackageNotFoundError:
        return "from source"
