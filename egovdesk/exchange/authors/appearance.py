"""How the text of a Word file looks: type, capitals, justified lines, language, what is hidden."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from egovdesk.exchange.authors.seen import is_unseen
from egovdesk.exchange.authors.word import Line, WordFile
from egovdesk.exchange.authors.wordml import (
    Element,
    beginning,
    paragraphs,
    run_text,
    runs,
    squeezed,
)
from egovdesk.records.file_checks import FileFinding, Mending, Wish
from egovdesk.records.findings import Severity

FONT, LANGUAGE = "Arial", "en-GB"
LEAST_SIZE = 12.0  # points: reference.md 4.2
SYMBOL_FONTS = (
    "symbol",
    "wingdings",
    "webdings",
    "mt extra",
    "marlett",
    "zapfdingbats",
    "cambria math",
)
"""Fonts whose letters are pictures: another font would change what is said."""
_CAPITALS = re.compile(r"[^\W\d_]")
_LEAST_LETTERS, _LEAST_WORDS = 15, 3
_MOST_NAMED = 4
_ENGLISH = re.compile(r"en\b", re.IGNORECASE)
_NAMES = {
    "cy": "Welsh",
    "gd": "Gaelic",
    "fr": "French",
    "de": "German",
    "ur": "Urdu",
    "pl": "Polish",
}


def is_symbol(font: str) -> bool:
    """Whether a font's letters are pictures."""
    return font.lower().startswith(SYMBOL_FONTS)


def is_english(language: str) -> bool:
    """Whether a language is some English."""
    return bool(_ENGLISH.match(language))


class _Looks:
    """What the words of a file look like, gone through once."""

    def __init__(self, word: WordFile) -> None:
        self._word = word
        self.fonts: Counter[str] = Counter()
        self.sizes: Counter[float] = Counter()
        self.languages: Counter[str] = Counter()
        self.places: dict[str, list[str]] = {}
        for line, run, words in self._runs():
            self._look_at(line, run, words)
        for _name, where, root in word.stories():
            for paragraph in paragraphs(root) if where else ():
                for run in runs(paragraph):
                    if words := run_text(run).strip():
                        self._look_whether_seen(run, paragraph, f"{beginning(words)}, in {where}")

    def _runs(self) -> Iterator[tuple[Line, Element, str]]:
        for line in self._word.lines:
            for run in runs(line.element):
                words = run_text(run)
                if words.strip():
                    yield line, run, words

    def _look_at(self, line: Line, run: Element, words: str) -> None:
        styles, paragraph = self._word.styles, line.element
        look = styles.look(run, paragraph)
        font, size = look.font, look.size
        if font.lower() != FONT.lower() and not is_symbol(font):
            self.fonts[font] += len(words)
        if size < LEAST_SIZE:
            self.sizes[size] += len(words)
        language = look.language
        if language != LANGUAGE:
            self.languages[language] += len(words)
            if language and not is_english(language):
                self._note(f"language {language}", line.place)
        if look.capitals:
            self._note("caps", line.place)
        self._look_whether_seen(run, paragraph, beginning(words))

    def _look_whether_seen(self, run: Element, paragraph: Element, place: str) -> None:
        look = self._word.styles.look(run, paragraph)
        if look.hidden:
            self._note("hidden", place)
        elif is_unseen(look.colour, run, paragraph):
            self._note("white" if look.colour == "FFFFFF" else "covered", place)

    def _note(self, what: str, place: str) -> None:
        found = self.places.setdefault(what, [])
        if not found or found[-1] != place:
            found.append(place)

    @cached_property
    def hidden(self) -> tuple[str, ...]:
        """The hidden words."""
        return tuple(self.places.get("hidden", ()))


def check_type(word: WordFile) -> Iterator[FileFinding]:
    """Fonts, sizes, language, and what cannot be seen."""
    looks = _Looks(word)
    yield from _fonts(looks)
    yield from _languages(looks)
    if looks.hidden:
        yield FileFinding(
            "text.hidden", f"Text is hidden {_in_places(looks.hidden)}: whoever gets the file can show it.",
            Mending.ASKED, "Show the hidden text (Ctrl+A, Font, Hidden), and take out what is not to go out.",
            "The hidden text is taken out.", looks.hidden, wish=Wish.HIDDEN,
        )  # fmt: skip
    white = tuple(looks.places.get("white", ()))
    if white:
        yield FileFinding(
            "text.white", f"Text is white on white {_in_places(white)}: it is there, and nobody sees it.",
            Mending.AUTHOR, "Take out what is not to go out, and make the rest black.", places=white,
        )  # fmt: skip
    covered = tuple(looks.places.get("covered", ()))
    if covered:
        yield FileFinding(
            "text.covered",
            f"Text has the colour of what is behind it {_in_places(covered)}: whoever gets the file can"
            " read it.", Mending.AUTHOR,
            "Take out what is not to go out: to paint it over hides nothing.", places=covered,
        )  # fmt: skip
    caps = tuple(looks.places.get("caps", ()))
    if caps:
        yield FileFinding(
            "text.caps", f"Text is set in capitals {_in_places(caps)}.", Mending.ITSELF,
            mended="It is shown as it was typed.", places=caps, severity=Severity.INFORMATION,
        )  # fmt: skip


def _fonts(looks: _Looks) -> Iterator[FileFinding]:
    if looks.fonts:
        named = ", ".join(name for name, _count in looks.fonts.most_common(_MOST_NAMED))
        yield FileFinding(
            "type.font", f"Text is in {named}, not in {FONT}.", Mending.ITSELF,
            mended=f"All text is in {FONT}; symbols stay.",
        )  # fmt: skip
    if looks.sizes:
        least = min(looks.sizes)
        yield FileFinding(
            "type.size", f"Text is smaller than 12 points: down to {least:g}.", Mending.ITSELF,
            mended="No text is smaller than 12 points.",
        )  # fmt: skip


def _languages(looks: _Looks) -> Iterator[FileFinding]:
    english = [one for one in looks.languages if not one or is_english(one)]
    if english:
        named = ", ".join(one for one in english if one)
        said = f"The language of the text is {named}, not British English ({LANGUAGE})."
        yield FileFinding(
            "language.english", said if named else "The text does not say in which language it is.",
            Mending.ITSELF, mended="The language of the English text is British English.",
        )  # fmt: skip
    for one in looks.languages:
        if one and not is_english(one):
            name = _NAMES.get(one.partition("-")[0].lower(), one)
            yield FileFinding(
                "language.other", f"Text is marked as {name}.", Mending.AUTHOR,
                f"Where it is English, mark it so (Review, Language); {name} stays marked as {name}.",
                places=tuple(looks.places[f"language {one}"]), severity=Severity.INFORMATION,
            )  # fmt: skip


def check_capitals(word: WordFile) -> Iterator[FileFinding]:
    """Lines typed in capitals."""
    typed = [line.place for line in word.lines if _is_shouted(line.text)]
    if typed:
        yield FileFinding(
            "text.shouted", f"Lines are typed in capitals {_in_places(typed)}.", Mending.AUTHOR,
            "Type it in small letters, with a capital at the start.", places=tuple(typed),
            severity=Severity.INFORMATION,
        )  # fmt: skip


def _is_shouted(words: str) -> bool:
    letters = _CAPITALS.findall(words)
    return (
        len(letters) >= _LEAST_LETTERS
        and len(squeezed(words).split()) >= _LEAST_WORDS
        and "".join(letters).isupper()
    )


def check_justified(word: WordFile) -> Iterator[FileFinding]:
    """Lines that are set to both margins, which makes gaps that some readers stumble over."""
    found = [line for line in word.lines if line.text.strip() and is_justified(word, line.element)]
    if found:
        yield FileFinding(
            "text.justified", "Text is justified: set to both margins.", Mending.ITSELF,
            mended="It is set to the left.", severity=Severity.INFORMATION,
        )  # fmt: skip


def is_justified(word: WordFile, paragraph: Element) -> bool:
    """Whether a paragraph is set to both margins."""
    return word.styles.alignment(paragraph) in ("both", "distribute")


def _in_places(places: Sequence[str]) -> str:
    return "in one place" if len(places) == 1 else f"in {len(places)} places"
