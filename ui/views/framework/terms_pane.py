"""The pane beside the list of terms: how one group's read, and its versions."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from egovdesk.documents.model import Heading, Inline, ListBlock, Paragraph
from egovdesk.documents.text import blocks_from_markdown
from egovdesk.documents.wording import long_date
from egovdesk.operations.framework.terms import in_force, proposed, versions
from egovdesk.records.framework import Adoption
from egovdesk.records.groups import Group
from ui.context import Context
from ui.list_page import DetailsPane
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Label
from ui.widgets.section_heading import SectionHeading


class TermsPane(DetailsPane):
    """The group's terms as they read now, what can be done with them, and every version."""

    def __init__(self, context: Context) -> None:
        super().__init__("Terms of reference")
        self._context, self._register = context, context.register

    def show_group(self, group: Group | None) -> None:
        """Show a group's terms."""
        if group is None:
            self.fill([Label("Nothing is selected.", "text", "ink3")])
            return
        text = group.terms_of_reference.strip()
        now = in_force(self._register, group.id, self._register.today)
        words = "No terms of reference yet. W begins with what the register knows of the group."
        if text and now is not None and now.text != text:
            note = f"Changed since version {now.version}: S sends the new words to be adopted."
        else:
            note = "" if text else words
        widgets: list[QWidget | int] = [Label(group.name, "title18", wrap=True)]
        if note:
            widgets.append(Label(note, "text", "amber", wrap=True))
        widgets += [self._buttons(group, bool(text)), 4]
        if text:
            widgets += [*_words(text), 8]
        found = versions(self._register, group.id)
        if found:
            widgets.append(SectionHeading("Versions"))
            for one in reversed(found):
                widgets += self._version(one)
        self.fill(widgets)

    def _buttons(self, group: Group, written: bool) -> QWidget:
        holder = QWidget()
        row = Flow(holder)
        row.setContentsMargins(0, 0, 0, 0)
        waits = bool(proposed(self._register, group.id))
        acts = [("terms.write", "Write…"), ("terms.send", "Send to adopt")] if not waits else [
            ("terms.take_back", "Take back")
        ]  # fmt: skip
        if written and not waits:
            acts += [("terms.record", "Record adoption…"), ("terms.review", "Reviewed")]
        for command, words in acts:
            button = Button(words)
            self._context.menus.follow(button, command)
            row.addWidget(button)
        return holder

    def _version(self, one: Adoption) -> Iterator[QWidget | int]:
        said = [f"Version {one.version}, {one.state.label.lower()}"]
        if one.adopted_on is not None:
            decision = self._register.decisions.maybe(one.decision_id)
            number = f" ({decision.number})" if decision is not None and decision.number else ""
            said.append(f"{long_date(one.adopted_on)}{number}")
        if one.review_on is not None:
            said.append(f"to be reviewed {long_date(one.review_on)}")
        yield Label(", ".join(said), "text", wrap=True)
        if one.note:
            yield Label(one.note, "note", "ink2", wrap=True)
        yield 2


def _words(text: str) -> Iterator[QWidget | int]:
    """The terms as they read: headings, paragraphs, and lists with their bullets."""
    for block in blocks_from_markdown(text):
        if isinstance(block, Heading):
            yield 4
            yield Label(block.text, "heading", wrap=True)
        elif isinstance(block, ListBlock):
            for at, item in enumerate(block.items):
                mark = f"{block.start + at}." if block.ordered else "•"
                yield Label(f"{mark}  {_plain(item.runs)}", "prose15", wrap=True)
        elif isinstance(block, Paragraph):
            yield Label(_plain(block.runs), "prose15", wrap=True)


def _plain(runs: Inline) -> str:
    return "".join(one.text for one in runs)
