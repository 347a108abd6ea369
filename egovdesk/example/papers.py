"""The papers of a scripted meeting: wanted with the agenda, and received as they came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from egovdesk.documents.model import Document
from egovdesk.documents.text import blocks_from_markdown
from egovdesk.documents.wording import slug
from egovdesk.documents.writers.docx import write_docx
from egovdesk.example.calendar import Event, working_days
from egovdesk.example.council import Cast
from egovdesk.example.script import ItemScript, MeetingScript, PaperScript
from egovdesk.identifiers import new_id
from egovdesk.operations.papers import (
    add_clearance,
    add_paper,
    receive_paper,
    record_clearance,
    set_paper_exempt,
)
from egovdesk.records.packs import PaperFile
from egovdesk.register import Register
from egovdesk.resources import resource
from egovdesk.store.contents import Kept

_BETWEEN_VERSIONS = -4


class Papers:
    """The papers of one meeting."""

    def __init__(self, register: Register, cast: Cast, script: MeetingScript) -> None:
        self._register, self._cast, self._script = register, cast, script
        self._ids: dict[int, str] = {}

    def want(self, item: ItemScript, item_id: str) -> None:
        """Want the papers of an item, with who has to clear them."""
        for one in item.papers:
            made = add_paper(
                self._register, item_id, one.title, author_id=self._cast.people.get(one.who),
                wanted_on=one.wanted_on, note=one.note,
            )  # fmt: skip
            if one.ground:
                set_paper_exempt(self._register, made, True, one.ground)
            for kind, who, cleared_on in one.clearances:
                clearance = add_clearance(self._register, made, kind, self._cast.people[who])
                if cleared_on is not None:
                    record_clearance(self._register, clearance, cleared_on)
            self._ids[id(one)] = made

    def arrivals(self, prepared: date) -> Iterator[Event]:
        """When each paper came, at the earliest once it was asked for."""
        for item in self._script.items:
            for one in item.papers:
                if one.came_on is not None:
                    on = max(one.came_on, prepared)
                    yield Event(on, "11:15", partial(self._receive, one, one.came_on))

    def _receive(self, paper: PaperScript, came_on: date) -> None:
        kept = self._kept(paper.title)
        with self._register.step("Receive paper"):
            for before in range(paper.version - 1, -1, -1):
                day = working_days(came_on, _BETWEEN_VERSIONS * before)
                receive_paper(
                    self._register, self._ids[id(paper)], received_on=day, pages=paper.pages
                )
            if kept is not None:
                file = PaperFile(
                    new_id(), self._ids[id(paper)], f"{slug(paper.title)}.docx", kept.sha256,
                    kept.size, came_on, paper.version,
                )  # fmt: skip
                self._register.paper_files.add(file)
                self._register.contents.claim(kept)

    def _kept(self, title: str) -> Kept | None:
        """The contents of a paper's file, where the example has its text."""
        text = resource("example", "northbridge", "papers", f"{slug(title)}.md")
        if not text.is_file():
            return None
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"{slug(title)}.docx"
            write_docx(Document(title, blocks_from_markdown(text.read_text("utf-8"))), path)
            return self._register.contents.keep(path)
