"""Putting the look of a Word file right: type, capitals, lines, language, header rows."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from egovdesk.exchange.authors.appearance import (
    FONT,
    LANGUAGE,
    LEAST_SIZE,
    is_english,
    is_symbol,
)
from egovdesk.exchange.authors.editing import Editing
from egovdesk.exchange.authors.structure import has_header_row, is_layout, rows_of, tables_of
from egovdesk.exchange.authors.styles import Styles, style_id_of
from egovdesk.exchange.authors.word import WordFile
from egovdesk.exchange.authors.wordml import (
    RPR,
    VAL,
    Element,
    P,
    R,
    inside,
    run_text,
    text,
    value,
    w,
)

_FONTS, _SIZES, _CAPS, _LANG = w("rFonts"), (w("sz"), w("szCs")), w("caps"), w("lang")
_LETTERS = ("ascii", "hAnsi", "cs")
_THEMED = ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme")
_LEAST = str(int(LEAST_SIZE * 2))
_SMALL_IS_RIGHT = ("the header", "the footer")
_JUSTIFIED = ("both", "distribute")
_BEFORE_ROW_FORMAT = w("tblPrEx")


def mend_tables(word: WordFile, editing: Editing) -> None:
    """Mark the first row of each table of data as its row of headings."""
    editing.xml(word.main)
    for table in tables_of(word.body):
        if not is_layout(table) and not has_header_row(table):
            row = rows_of(table)[0]
            properties = row.find(w("trPr"))
            if properties is None:
                properties = etree.Element(w("trPr"))
                before = row.find(_BEFORE_ROW_FORMAT)
                row.insert(0 if before is None else row.index(before) + 1, properties)
            for old in properties.findall(w("tblHeader")):
                properties.remove(old)
            etree.SubElement(properties, w("tblHeader"))


def mend_look(word: WordFile, editing: Editing) -> None:
    """Set all text in Arial of 12 points or more, as typed, to the left; symbols stay."""
    styles = word.styles
    if styles.root is not None:
        _mend_styles(word, editing.xml(word.related("styles")))
        styles.forget()
    for name, where, _root in list(word.stories()):
        small_is_right = where in _SMALL_IS_RIGHT
        root = editing.xml(name)
        for one in root.iter(w("jc")):
            _set_left(one)
        for paragraph, run in _text_runs(root):
            _mend_run(styles, run, paragraph, small_is_right=small_is_right)


def _text_runs(root: Element) -> Iterator[tuple[Element, Element]]:
    for paragraph in root.iter(P):
        for run in [one for one in inside(paragraph) if one.tag == R]:
            if run_text(run).strip():
                yield paragraph, run


def _mend_styles(word: WordFile, root: Element) -> None:
    """Put the styles right, the sizes of those in which there is text."""
    styles = word.styles
    if styles.defaults is not None:
        _set_font(styles.defaults)
        _raise_size(styles.defaults)
    for one in root.iter(w("jc")):
        _set_left(one)
    used = _styles_with_text(word)
    for style in styles.all():
        for properties in style.iter(RPR):
            named = styles.font_named(properties)
            if named and not is_symbol(named):
                _set_font(properties)
            if style_id_of(style) in used:
                _raise_size(properties)
                _drop_capitals(properties)


def _styles_with_text(word: WordFile) -> set[str]:
    styles = word.styles
    found: set[str] = set()
    for line in word.lines:
        if line.text.strip():
            found |= {style_id_of(one) for one in styles.chain(styles.of_paragraph(line.element))}
            for run in line.element.iter(R):
                own = value(run.find(RPR), "rStyle") or ""
                found |= {style_id_of(one) for one in styles.chain(own)}
    for table in word.body.iter(w("tblPr")):
        found |= {style_id_of(one) for one in styles.chain(value(table, "tblStyle") or "")}
    return found


def _mend_run(styles: Styles, run: Element, paragraph: Element, *, small_is_right: bool) -> None:
    look = styles.look(run, paragraph)
    if look.font.lower() != FONT.lower() and not is_symbol(look.font):
        _set_font(_format_of(run))
    if look.size < LEAST_SIZE and not small_is_right:
        properties = _format_of(run)
        _raise_size(properties)
        if styles.look(run, paragraph).size < LEAST_SIZE:
            for tag in _SIZES:
                etree.SubElement(properties, tag).set(VAL, _LEAST)
    if look.capitals:
        properties = _format_of(run)
        _drop_capitals(properties)
        if styles.look(run, paragraph).capitals:
            etree.SubElement(properties, _CAPS).set(VAL, "0")


def _format_of(run: Element) -> Element:
    properties = run.find(RPR)
    if properties is None:
        properties = etree.Element(RPR)
        run.insert(0, properties)
    return properties


def _set_font(properties: Element) -> None:
    fonts = properties.find(_FONTS)
    if fonts is None:
        fonts = etree.SubElement(properties, _FONTS)
    for name in _THEMED:
        fonts.attrib.pop(w(name), "")
    for name in _LETTERS:
        fonts.set(w(name), FONT)


def _raise_size(properties: Element) -> None:
    for one in properties.iter(*_SIZES):
        said = one.get(VAL) or ""
        if said.isdecimal() and int(said) < int(_LEAST):
            one.set(VAL, _LEAST)


def _drop_capitals(properties: Element) -> None:
    for one in properties.findall(_CAPS):
        properties.remove(one)


def _set_left(alignment: Element) -> None:
    if alignment.get(VAL) in _JUSTIFIED:
        alignment.set(VAL, "left")


def mend_language(word: WordFile, editing: Editing) -> None:
    """Let what is English, or says no language, be British English."""
    styles = word.styles
    for name in (word.related("styles"), word.related("settings")):
        if name:
            for one in editing.xml(name).iter(_LANG, w("themeFontLang")):
                _set_english(one)
    if styles.defaults is not None and value(styles.defaults, "lang") is None:
        etree.SubElement(styles.defaults, _LANG).set(VAL, LANGUAGE)
    styles.forget()
    for name, _where, _root in list(word.stories()):
        root = editing.xml(name)
        for one in root.iter(_LANG):
            _set_english(one)
        for paragraph, run in _text_runs(root):
            if not styles.look(run, paragraph).language:
                etree.SubElement(_format_of(run), _LANG).set(VAL, LANGUAGE)


def _set_english(language: Element) -> None:
    said = language.get(VAL)
    if said is None or is_english(said):
        language.set(VAL, LANGUAGE)


__all__ = ["mend_language", "mend_look", "mend_tables", "text"]
