"""What a file was called, made harmless."""

import unicodedata

from app.core.files.kinds import ENDINGS

LONGEST = 120


def harmless_name(given: str, media_type: str) -> str:
    """Without folders, control and direction signs; its ending says what the content is."""
    base = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    kept = "".join(" " if unicodedata.category(sign)[0] == "C" or sign in '<>:"|?*' else sign for sign in base)
    stem, ending = " ".join(kept.split()).strip(" ."), ENDINGS[media_type][0]
    for known in ENDINGS[media_type]:
        if stem.lower().endswith(known):
            stem, ending = stem[: -len(known)], known
    return (stem.strip(" .")[:LONGEST].strip(" .") or "file") + ending
