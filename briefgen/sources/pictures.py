"""A person's PNG or JPEG file as a picture that a brief can carry."""

from pathlib import Path

from briefgen import images
from briefgen.document.pictures import LIMIT, PictureFile, free_name
from briefgen.errors import ChoiceError, Place

_NOWHERE = Place()
_MOST = 2_400  # pixels of a side: eight inches at 300 an inch


def read_picture(path: Path) -> PictureFile:
    """The picture upright, in sRGB, no larger than a page can show, without words of a camera.

    Raises:
        ChoiceError: the file cannot be read, or is not a picture that can be used.
    """
    place = Place(path.name)
    try:
        if not path.is_file():
            raise ChoiceError("There is no such file.", place)
        with path.open("rb") as stream:
            data = stream.read(images.LIMIT + 1)
    except OSError as error:
        raise ChoiceError(f"The file cannot be read: {error.strerror}.", place) from error
    return picture_of(data, path.stem, place)


def picture_of(data: bytes, name: str, place: Place = _NOWHERE) -> PictureFile:
    """The same of bytes that have no file.

    Raises:
        ChoiceError: they are not a picture that can be used.
    """
    try:
        kind, file = images.whole(data, _MOST)
    except images.BadImageError as error:
        raise ChoiceError(f"The file {error}.", place) from error
    if len(file) > LIMIT:
        raise ChoiceError("The picture is too large to be carried; save it as JPEG.", place)
    suffix = "jpg" if kind == "jpeg" else "png"
    return PictureFile(free_name((), f"{name}.{suffix}"), file)
