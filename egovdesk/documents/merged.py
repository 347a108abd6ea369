"""A table or a list of two drafts as one, row by row and item by item, for whoever reads it on screen.

Word lays its own tables over one another; a page of HTML has no tracked changes, so that the marks
are in the cells and items themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from egovdesk.documents.changes import aligned, changed_runs, likeness, words_of
from egovdesk.documents.inline import normalise
from egovdesk.documents.model import (
    Block,
    Cell,
    Change,
    Column,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    Revised,
    Run,
    Table,
    column,
    plain,
)
from egovdesk.documents.wording import cell_text

_Row = tuple[Cell, ...]


def readable(block: Block) -> Block:
    """A block with its changes in its own words, where that can be: a passage, a list, a table."""
    if not isinstance(block, Revised):
        return block
    match block.old, block.new:
        case Table() as old, Table() as new:
            return merged_table(old, new) or block
        case ListBlock() as old, ListBlock() as new:
            return merged_list(old, new) or block
        case Paragraph() as gone, None:
            return replace(gone, runs=as_changed(gone.runs, Change.DELETED))
        case None, Paragraph() as come:
            return replace(come, runs=as_changed(come.runs, Change.INSERTED))
        case None, ListBlock() as come:
            return _whole_list(come, Change.INSERTED)
        case ListBlock() as gone, None:
            return _whole_list(gone, Change.DELETED)
    return block


def merged_table(old: Table, new: Table) -> Table | None:
    """Both tables as one with the cells that changed marked; None where their columns differ."""
    columns = [column(one) for one in new.columns]
    if [column(one).name for one in old.columns] != [one.name for one in columns]:
        return None
    before, after = ([tuple(row) for row in table.rows] for table in (old, new))
    pairs = aligned(before, after, key=lambda row: row, alike=_rows_alike)
    return replace(new, rows=tuple(_row(was, now, columns) for was, now in pairs))


def merged_list(old: ListBlock, new: ListBlock) -> ListBlock | None:
    """Both lists as one with the items that changed marked; None where only one of them counts."""
    if old.ordered != new.ordered:
        return None
    pairs = aligned(old.items, new.items, key=lambda item: item, alike=_items_alike)
    return replace(new, items=tuple(_item(was, now) for was, now in pairs))


def as_changed(runs: Inline, change: Change) -> Inline:
    """All of a passage as come or gone."""
    return normalise(replace(run, change=change) for run in runs)


def parted(runs: Inline) -> Inline:
    """A passage with a space between what went and what came in its stead, to be read on screen."""
    found: list[Run] = []
    for run in runs:
        gone = bool(found) and found[-1].change is Change.DELETED
        if gone and run.change is Change.INSERTED:
            found.append(Run(" "))
        found.append(run)
    return tuple(found)


# --- tables ----------------------------------------------------------------------------------


def _row(old: _Row | None, new: _Row | None, columns: list[Column]) -> _Row:
    if old is None or new is None:
        change = Change.INSERTED if old is None else Change.DELETED
        row = new or old or ()
        return tuple(
            as_changed(_runs(cell, one.empty), change)
            for cell, one in zip(row, columns, strict=True)
        )
    return tuple(
        now if was == now else changed_runs(_runs(was, one.empty), _runs(now, one.empty))
        for was, now, one in zip(old, new, columns, strict=True)
    )


def _runs(cell: Cell, empty: str = "") -> Inline:
    if isinstance(cell, tuple) and cell:
        return cell
    return (Run(cell_text(cell, empty)),)


def _rows_alike(old: _Row, new: _Row) -> float:
    """Rows are one row changed where they begin alike, or say much the same."""
    before, after = ([plain(_runs(cell)) for cell in row] for row in (old, new))
    if before[:1] == after[:1]:
        return 1.0
    return likeness(words_of(" ".join(before)), words_of(" ".join(after)))


# --- lists -----------------------------------------------------------------------------------


def _item(old: ListItem | None, new: ListItem | None) -> ListItem:
    if old is None or new is None:
        change = Change.INSERTED if old is None else Change.DELETED
        return _whole(new or old or ListItem(()), change)
    if old == new:
        return new
    return ListItem(changed_runs(old.runs, new.runs), tuple(_children(old, new)))


def _children(old: ListItem, new: ListItem) -> Iterator[ListBlock]:
    """The lists below an item, each merged with the one in its place where it can be."""
    for at in range(max(len(old.children), len(new.children))):
        was = old.children[at] if at < len(old.children) else None
        now = new.children[at] if at < len(new.children) else None
        both = merged_list(was, now) if was is not None and now is not None else None
        if both is not None:
            yield both
            continue
        if was is not None:
            yield _whole_list(was, Change.DELETED)
        if now is not None:
            yield _whole_list(now, Change.INSERTED)


def _whole(item: ListItem, change: Change) -> ListItem:
    children = tuple(_whole_list(one, change) for one in item.children)
    return ListItem(as_changed(item.runs, change), children)


def _whole_list(block: ListBlock, change: Change) -> ListBlock:
    return replace(block, items=tuple(_whole(one, change) for one in block.items))


def _items_alike(old: ListItem, new: ListItem) -> float:
    return likeness(words_of(plain(old.runs)), words_of(plain(new.runs)))
