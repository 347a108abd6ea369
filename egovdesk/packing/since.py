"""What has happened since a pack went out: papers that came, and pages that hold no longer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from egovdesk.documents.meeting_facts import MeetingFacts
from egovdesk.documents.packs import Entry, pack_contents
from egovdesk.operations.files import versions_of
from egovdesk.packing.chains import Chain, chain_of
from egovdesk.packing.manifest import Pages
from egovdesk.records.meetings import Item, ItemState
from egovdesk.records.packs import Audience, PackPart, PaperFile
from egovdesk.records.papers import PaperState
from egovdesk.register import Register

_COVER = "Cover sheet"


def late_entries(
    register: Register, meeting_id: str, audience: Audience, chain: Chain | None = None
) -> list[Entry]:
    """The papers that the pack in force has not, or has in a former version; those left out too."""
    chain = chain or chain_of(register, meeting_id, audience)
    out = {(one.paper_id, one.sha256) for one in chain.standing() if one.paper_id}
    found = []
    for entry in pack_contents(register, meeting_id, audience, chain.packs[0].kind):
        if entry.part is not PackPart.PAPER or entry.gone or entry.paper is None:
            continue
        files = tuple(one for one in entry.files if (entry.paper.id, one.sha256) not in out)
        if files:
            found.append(replace(entry, files=files))
    return found


def former_pages(register: Register, chain: Chain, file: PaperFile) -> Pages | None:
    """The pages that a file takes the place of: those of the version before it that went out last."""
    out = {(one.paper_id, one.sha256): one for one in chain.standing()}
    before = versions_of(register, file)[1:]
    found = (out.get((version.paper_id, version.sha256)) for version in before)
    return next(filter(None, found), None)


def gone_since(facts: MeetingFacts, chain: Chain) -> tuple[Pages, ...]:
    """The pages that hold no longer, and that nothing takes the place of; each says why in its title.

    The public is told of what it may still read of: what has become exempt since is passed over.
    """
    return tuple(_Gone(facts).among(chain.standing()))


@dataclass(frozen=True)
class _Gone:
    facts: MeetingFacts

    def among(self, standing: list[Pages]) -> Iterator[Pages]:
        register = self.facts.register
        items = register.items.many({one.item_id for one in standing})
        for one in standing:
            item = items.get(one.item_id)
            if not one.item_id or self._is_secret(one, item):
                continue
            why = self._why(one, item)
            if why is not None:
                title = one.title if one.paper_id or not _is_cover(one) else _COVER
                yield replace(one, title=f"{title} ({why})" if why else title, gone=True)

    def _is_secret(self, one: Pages, item: Item | None) -> bool:
        paper = self.facts.register.papers.maybe(one.paper_id or None)
        exempt = (item is not None and item.exempt) or (paper is not None and paper.exempt)
        return self.facts.public and exempt

    def _why(self, one: Pages, item: Item | None) -> str | None:
        """Why pages hold no longer, "" where they are withdrawn; None where they do."""
        if item is None or item.meeting_id != self.facts.meeting.id:
            return "no longer on the agenda"
        if item.state is ItemState.DEFERRED and item.order_taken is None:
            return "item deferred"
        if item.state is ItemState.WITHDRAWN or (one.paper_id and not self._holds(one)):
            return ""
        return None

    def _holds(self, one: Pages) -> bool:
        """Whether a paper still has the file that pages are of, or a later version of it."""
        register = self.facts.register
        paper = register.papers.maybe(one.paper_id)
        if paper is None or paper.state is PaperState.WITHDRAWN:
            return False
        every = register.paper_files.find(paper_id=one.paper_id)
        later = {file.replaces_id: file for file in every}
        return any(_stands(file, later) for file in every if file.sha256 == one.sha256)


def _stands(file: PaperFile, later: Mapping[str | None, PaperFile]) -> bool:
    """Whether a file, or what replaced it in the end, is not withdrawn."""
    while file.id in later:
        file = later[file.id]
    return file.withdrawn_on is None


def _is_cover(one: Pages) -> bool:
    return one.key.startswith(f"{PackPart.COVER}:")
