"""Keep an office's profile: a small TOML file in the user's own folder."""

from pathlib import Path

import msgspec
import tomli_w

from briefgen.brief.profile import Profile, cleaned
from briefgen.errors import SaveError
from briefgen.preferences import OfficeSettings
from briefgen.store.saver import save


def save_profile(
    profile: Profile,
    path: Path,
    office: OfficeSettings = OfficeSettings(),  # noqa: B008
) -> None:
    """Write what is told; a field that is as the office has it, or empty, has no line.

    Raises:
        SaveError: it cannot be written; what was there before is untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or "").lower()
        raise SaveError(f"{path.parent} cannot be created: {reason}.") from error
    fields = msgspec.to_builtins(cleaned(profile))
    del fields["later"]
    own = {
        name: value
        for name, value in fields.items()
        if name not in office.locked and value != office.values.get(name, "")
    }
    save(path, tomli_w.dumps({**dict(profile.later), **own}).encode())
