"""The leak check of what is made public of a meeting: the exempt record sought in finished files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from egovdesk.exchange.leaks.folding import Folded
from egovdesk.exchange.leaks.index import Index
from egovdesk.exchange.leaks.papers import EarlierFiles, words_of
from egovdesk.exchange.leaks.searching import Progress, Stop, search
from egovdesk.exposure import Exposure
from egovdesk.records.leaks import Leak, Place, Searched, Unsearched
from egovdesk.register import Register

_CERTIFICATE = Place("the certificate", where="a reason")


def check_public(
    register: Register, meeting_id: str, paths: Iterable[Path], progress: Progress | None = None,
    stop: Stop | None = None,
) -> Searched:  # fmt: skip
    """Search files, and folders, for what only the exempt record holds (product.md 2.5).

    What the open record holds does not count, nor what was declared public for this meeting with a
    reason.
    The reasons themselves are searched as well: the certificate prints them.
    `progress(pages)` and `stop()` are those of `search`, which says what is raised.
    """
    exposure, earlier = Exposure(register, meeting_id), EarlierFiles(register, meeting_id)
    secrets, unread = exposure.secrets(), 0
    for file in exposure.exempt["paper_files"].values():
        words, whole = words_of(register, file)
        about = register.papers.get(file.paper_id).title
        secrets += exposure.secrets_of(words, f"paper_files:{file.id}", about)
        unread += not whole
    index = Index(
        secrets, exposure.open_texts(), exposure.is_open, earlier.words, exposure.standing_phrases()
    )  # fmt: skip
    found = search(paths, index, progress, stop)
    declared = [one.words for one in register.disclosures.find(meeting_id=meeting_id)]
    settled = [_settled(one, declared) for one in found.unsearched]
    return replace(
        found,
        leaks=(*found.leaks, *_in_reasons(register, meeting_id, index)),
        unsearched=(*settled, *_unread(unread)),
    )


def _in_reasons(register: Register, meeting_id: str, index: Index) -> Iterator[Leak]:
    """What the reasons tell that were given for declaring words public and for taking them out."""
    declared = register.disclosures.find(meeting_id=meeting_id)
    taken_out = register.withholdings.find(meeting_id=meeting_id)
    reasons = [one.reason for one in declared] + [one.reason for one in taken_out]
    for reason in dict.fromkeys(reasons):
        for hit in index.hits(Folded(reason)):
            yield Leak(hit.secret, _CERTIFICATE, reason[hit.start : hit.end], "", reason[hit.end :])


def _unread(count: int) -> Iterator[Unsearched]:
    """That exempt files could not be read; which they are is not for everybody."""
    if count:
        files = "1 exempt file" if count == 1 else f"{count:,} exempt files"
        why = f"Not all of {files} could be read, so not all the words there were looked for."
        yield Unsearched(Place("The exempt record"), why, blocks=False)


def _settled(one: Unsearched, declared: Iterable[str]) -> Unsearched:
    return replace(one, blocks=False) if any(map(one.is_settled_by, declared)) else one
