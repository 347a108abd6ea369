"""Times of day as a clerk types them: "3.12", "3.12pm", "15:12", "noon"."""

from __future__ import annotations

import re

_TIME = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?\s*([ap])?\.?(?:m\.?)?")
_NAMED = {"noon": "12:00", "12 noon": "12:00", "midnight": "00:00"}


def time_in_words(text: str, after: str = "") -> str | None:
    """A time as it is kept ("15:12"), or None for what is none.

    Without am or pm, 3.12 is the first that comes `after` a time: where neither does, it is None, and
    the clerk is to say which is meant.
    """
    words = " ".join(text.lower().split())
    if words in _NAMED:
        return _NAMED[words]
    found = _TIME.fullmatch(words)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    if found[3] or hour > 12 or not after:
        return f"{hour:02d}:{minute:02d}"
    either = (f"{each:02d}:{minute:02d}" for each in (hour % 12, hour % 12 + 12))
    return next((each for each in either if each >= after), None)
