"""Keep an office's profile: a small TOML file in the user's own folder."""

from pathlib import Path

import msgspec
import tomli_w

from briefgen.brief.profile import Profile, cleaned
from briefgen.errors import SaveError
from briefgen.store.saver import save


def save_profile(profile: Profile, path: Path) -> None:
    """Write what is told; an empty field has no line.

    Raises:
        SaveError: it cannot be written; what was there before is untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or "").lower()
        raise SaveError(f"{path.parent} cannot be created: {reason}.") from error
    fields = msgspec.to_builtins(cleaned(profile))
    later = dict(profile.later)
    del fields["later"]
    told = {name: value for name, value in {**later, **fields}.items() if value}
    save(path, tomli_w.dumps(told).encode())
