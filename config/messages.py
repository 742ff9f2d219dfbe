"""Makes the catalogues that Django reads (.mo) from those people write (.po), without gettext's programs."""

import os
from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parents[1] / "locale"


def compile_messages(folder: Path = LOCALE) -> list[Path]:
    """Make each catalogue whose source is newer; give the ones made."""
    made = []
    for source in sorted(folder.rglob("*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        draft = target.with_suffix(f".{os.getpid()}.tmp")
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(target)
        made.append(target)
    return made


if __name__ == "__main__":
    compile_messages()
