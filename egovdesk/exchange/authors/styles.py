"""How a run looks in the end: its own format, then its styles, then the document's defaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from egovdesk.exchange.authors.wordml import OFF, PPR, RPR, STYLE, VAL, Element, value, w

_ID, _TYPE, _DEFAULT = w("styleId"), w("type"), w("default")
_FONTS = w("rFonts")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WORDS_OWN_FONT = "Times New Roman"  # where a document names none
_WORDS_OWN_SIZE = 20  # half points
_DEEPEST = 30
_SAID = {
    w(name): name for name in ("b", "i", "caps", "vanish", "sz", "lang", "color")
} | {_FONTS: "font"}  # fmt: skip
_TOGGLES = ("b", "i", "caps", "vanish")  # on where they say nothing more
HEADINGS = tuple(f"heading {level}" for level in range(1, 10))


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks: the font of its Latin letters, its size in points, and whether toggles are on.

    `language` is "" where nothing says; `colour` is RRGGBB, "AUTO" or "".
    """

    font: str
    size: float
    bold: bool
    italic: bool
    capitals: bool
    hidden: bool
    language: str
    colour: str


class Styles:
    """The styles of one document. `theme` is the root of its theme, where it has one."""

    def __init__(self, root: Element | None, theme: Element | None = None) -> None:
        self.root = root
        found = [] if root is None else root.findall(STYLE)
        self._by_id = {one.get(_ID) or "": one for one in found}
        self._theme = theme
        self._default = next(
            (
                one.get(_ID) or ""
                for one in found
                if one.get(_TYPE) == "paragraph" and one.get(_DEFAULT) in ("1", "true")
            ),
            "",
        )
        self._chains: dict[str, tuple[Element, ...]] = {}
        self._looks: dict[tuple[str, str], dict[str, str]] = {}
        self._levels: dict[str, int | None] = {}

    def name(self, style_id: str) -> str:
        """A style's name in lower case: Word cares about the case of no name."""
        style = self._by_id.get(style_id)
        return (value(style, "name") or style_id).lower() if style is not None else ""

    def of_paragraph(self, paragraph: Element) -> str:
        """The id of a paragraph's style."""
        return value(paragraph.find(PPR), "pStyle") or self._default

    def chain(self, style_id: str) -> tuple[Element, ...]:
        """A style and those that it is based on, itself first."""
        if style_id not in self._chains:
            chain: list[Element] = []
            following = style_id
            while following in self._by_id and len(chain) < _DEEPEST:
                chain.append(self._by_id[following])
                following = value(chain[-1], "basedOn") or ""
            self._chains[style_id] = tuple(chain)
        return self._chains[style_id]

    def level(self, paragraph: Element) -> int | None:
        """The level of a heading, 1 to 9; None for other paragraphs."""
        said = value(paragraph.find(PPR), "outlineLvl")
        if said is not None:
            return _level(said)
        style_id = self.of_paragraph(paragraph)
        if style_id not in self._levels:
            self._levels[style_id] = self._level_of(style_id)
        return self._levels[style_id]

    def _level_of(self, style_id: str) -> int | None:
        chain = self.chain(style_id)
        for style in chain:
            said = value(style.find(PPR), "outlineLvl")
            if said is not None:
                return _level(said)
        names = ((value(style, "name") or "").lower() for style in chain)
        return next((HEADINGS.index(name) + 1 for name in names if name in HEADINGS), None)

    def _paragraph_formats(self, paragraph: Element) -> Iterator[Element]:
        own = paragraph.find(PPR)
        if own is not None:
            yield own
        for style in self.chain(self.of_paragraph(paragraph)):
            found = style.find(PPR)
            if found is not None:
                yield found

    def alignment(self, paragraph: Element) -> str:
        """How the lines of a paragraph are set: "both" where they are justified."""
        found = (value(one, "jc") for one in self._paragraph_formats(paragraph))
        return next((one for one in found if one), "left")

    def look(self, run: Element, paragraph: Element) -> Look:
        """How a run looks in the end."""
        own = run.find(RPR)
        named = (value(own, "rStyle") or "") if own is not None else ""
        style = (named, self.of_paragraph(paragraph))
        if style not in self._looks:
            self._looks[style] = self._styled(style)
        base = self._looks[style]
        return _look(base) if own is None or not len(own) else _look({**base, **self._said(own)})

    def _styled(self, style_ids: tuple[str, str]) -> dict[str, str]:
        """What styles and defaults say of runs, the nearest counting most."""
        said: dict[str, str] = {}
        if self.defaults is not None:
            said |= self._said(self.defaults)
        for style_id in reversed(style_ids):
            for style in reversed(self.chain(style_id)):
                found = style.find(RPR)
                if found is not None:
                    said |= self._said(found)
        return said

    def _said(self, properties: Element) -> dict[str, str]:
        """What one set of run properties says, by name."""
        said: dict[str, str] = {}
        for one in properties:
            name = _SAID.get(one.tag)
            if name == "font":
                named = self.font_named(properties)
                said |= {name: named} if named else {}
            elif name in _TOGGLES or (name and one.get(VAL)):
                said[name] = one.get(VAL, "")
        return said

    def forget(self) -> None:
        """Look again: the styles were changed."""
        self._looks.clear()

    @cached_property
    def defaults(self) -> Element | None:
        """What holds of all text that says nothing else."""
        if self.root is None:
            return None
        return self.root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}")

    def font_named(self, properties: Element) -> str:
        """The font that run properties name, by itself or by the theme; "" where they name none."""
        fonts = properties.find(_FONTS)
        if fonts is None:
            return ""
        themed = fonts.get(w("asciiTheme"))
        return self._themed(themed) if themed else fonts.get(w("ascii")) or ""

    def _themed(self, which: str) -> str:
        kind = "majorFont" if which.startswith("major") else "minorFont"
        if self._theme is None:
            return ""
        latin = self._theme.find(f".//{_DRAWING}{kind}/{_DRAWING}latin")
        return "" if latin is None else latin.get("typeface") or ""

    def character_style(self, run: Element) -> str:
        """The name of a run's character style, in lower case."""
        return self.name(value(run.find(RPR), "rStyle") or "")

    def all(self) -> Iterator[Element]:
        """Every style."""
        return iter(self._by_id.values())


def _look(said: dict[str, str]) -> Look:
    size = said.get("sz", "")
    return Look(
        font=said.get("font") or _WORDS_OWN_FONT,
        size=int(size if size.isdecimal() else _WORDS_OWN_SIZE) / 2,
        bold=said.get("b", "0") not in OFF,
        italic=said.get("i", "0") not in OFF,
        capitals=said.get("caps", "0") not in OFF,
        hidden=said.get("vanish", "0") not in OFF,
        language=said.get("lang", ""),
        colour=said.get("color", "").upper(),
    )


def _level(said: str) -> int | None:
    return int(said) + 1 if said.isdecimal() and int(said) < 9 else None


def style_id_of(style: Element) -> str:
    """A style's id."""
    return style.get(_ID) or ""
