"""Names of files as they come from anywhere, made such that every computer can have them."""

from __future__ import annotations

import re
import unicodedata

DEVICE_NAMES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
"""What Windows takes for a device, whatever its ending."""
PROGRAMS = frozenset((
    "ade", "adp", "app", "appref-ms", "bat", "chm", "cmd", "com", "cpl", "dll", "exe",
    "gadget", "hta", "inf", "ins", "isp", "jar", "jnlp", "js", "jse", "lnk", "msc", "msi",
    "msp", "mst", "pif", "ps1", "ps2", "psc1", "reg", "scf", "scr", "sct",
    "settingcontent-ms", "sh", "shb", "sys", "url", "vb", "vbe", "vbp", "vbs", "ws", "wsc",
    "wsf", "wsh", "xll",
))  # fmt: skip
"""Endings of what would run when it is opened."""
_LONGEST = 120
_LONGEST_ENDING = 12
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_NO_NAME = "file"
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_TELL_NOTHING = frozenset(
    ("the", "of", "and", "for", "a", "draft", "final", "version", "copy", "mended", "paper", "report",
     *(str(number) for number in range(100)), *(f"v{number}" for number in range(100)))
)  # fmt: skip
"""Words of a file's name that do not say which paper it is."""


def safe_name(name: str) -> str:
    """A name without folders, that any disk takes and that shows its ending for what it is.

    Marks that turn the direction of writing are dropped: they can make a program look like a PDF.
    """
    last = re.split(r"[/\\]", name)[-1]
    spaced = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", last))
    stem, ending = _parted("".join(one for one in spaced if _is_shown(one)))
    stem = " ".join(stem.split()).strip(" .~$") or _NO_NAME
    if stem.split(".")[0].casefold().strip() in DEVICE_NAMES:
        stem = f"{stem}_"
    return f"{_shortened(stem, _LONGEST - len(ending))}{ending}"


def ending_of(name: str) -> str:
    """The ending of a name, in small letters, without its dot."""
    return _parted(name)[1].lstrip(".").lower()


def is_program(name: str) -> bool:
    """Whether what has such a name would run when it is opened."""
    return ending_of(safe_name(name)) in PROGRAMS


def is_named_after(name: str, title: str) -> bool:
    """Whether a file is called like a paper: all words of the title in its name, or hardly any others."""
    stem, _ending = _parted(name)
    said, wanted = _words_in(stem), _words_in(title)
    telling = said - _TELL_NOTHING
    return bool(wanted) and (wanted <= said or (len(telling) > 1 and telling <= wanted))


def _words_in(text: str) -> set[str]:
    return {one for one in _BETWEEN_WORDS.split(text.casefold()) if one}


def _is_shown(letter: str) -> bool:
    """Whether a letter is one to be seen: no control, no mark that turns the writing, no half of one."""
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _parted(name: str) -> tuple[str, str]:
    stem, dot, ending = name.strip().rstrip(" .").rpartition(".")
    ending = ending.strip()
    if not dot or not stem or not ending or len(ending) > _LONGEST_ENDING or " " in ending:
        return name, ""
    return stem, f".{ending}"


def _shortened(stem: str, most: int) -> str:
    """A stem cut to fit, also where a letter has several bytes on disk."""
    cut = stem[:most]
    while len(cut.encode()) > most * 2:
        cut = cut[:-1]
    return cut.rstrip(" .") or _NO_NAME
