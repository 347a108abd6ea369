"""How a run looks in the end: its own format, then its styles, then the document's defaults."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from egovdesk.exchange.authors.wordml import PPR, RPR, STYLE, VAL, Element, is_on, value, w

_ID, _TYPE, _DEFAULT = w("styleId"), w("type"), w("default")
_FONTS = w("rFonts")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WORDS_OWN_FONT = "Times New Roman"  # where a document names none
_WORDS_OWN_SIZE = 20  # half points
_DEEPEST = 30
HEADINGS = tuple(f"heading {level}" for level in range(1, 10))


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
        for properties in self._paragraph_formats(paragraph):
            said = value(properties, "outlineLvl")
            if said is not None:
                return int(said) + 1 if said.isdecimal() and int(said) < 9 else None
        for style in self.chain(self.of_paragraph(paragraph)):
            name = (value(style, "name") or "").lower()
            if name in HEADINGS:
                return HEADINGS.index(name) + 1
        return None

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

    def formats(self, run: Element, paragraph: Element) -> Iterator[Element]:
        """What says how a run looks, the nearest first."""
        own = run.find(RPR)
        if own is not None:
            yield own
        ids = (value(own, "rStyle") or "", self.of_paragraph(paragraph))
        for style_id in ids:
            for style in self.chain(style_id):
                found = style.find(RPR)
                if found is not None:
                    yield found
        if self.defaults is not None:
            yield self.defaults

    @cached_property
    def defaults(self) -> Element | None:
        """What holds of all text that says nothing else."""
        if self.root is None:
            return None
        return self.root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}")

    def flag(self, name: str, run: Element, paragraph: Element) -> bool:
        """Whether a toggle holds for a run: b, caps, vanish."""
        found = (is_on(one, name) for one in self.formats(run, paragraph))
        return bool(next((one for one in found if one is not None), False))

    def size(self, run: Element, paragraph: Element) -> float:
        """The size of type in points."""
        found = (value(one, "sz") for one in self.formats(run, paragraph))
        said = next((one for one in found if one and one.isdecimal()), "")
        return int(said or _WORDS_OWN_SIZE) / 2

    def font(self, run: Element, paragraph: Element) -> str:
        """The name of the font of Latin letters."""
        for one in self.formats(run, paragraph):
            name = self.font_named(one)
            if name:
                return name
        return _WORDS_OWN_FONT

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

    def language(self, run: Element, paragraph: Element) -> str:
        """The language of a run: "en-GB", or "" where nothing says."""
        found = (value(one, "lang") for one in self.formats(run, paragraph))
        return next((one for one in found if one), "")

    def colour(self, run: Element, paragraph: Element) -> str:
        """The colour of a run as RRGGBB, or "" or "auto"."""
        found = (value(one, "color") for one in self.formats(run, paragraph))
        return (next((one for one in found if one), "") or "").upper()

    def character_style(self, run: Element) -> str:
        """The name of a run's character style, in lower case."""
        return self.name(value(run.find(RPR), "rStyle") or "")

    def all(self) -> Iterator[Element]:
        """Every style."""
        return iter(self._by_id.values())


def style_id_of(style: Element) -> str:
    """A style's id."""
    return style.get(_ID) or ""


__all__ = ["HEADINGS", "VAL", "Styles", "style_id_of"]
