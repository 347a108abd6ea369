"""Authors' pages without what is withheld from the public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from egovdesk.exchange.leaks.painting import take_out
from egovdesk.packing.papers import Brought
from egovdesk.register import Register


def without_withheld(
    register: Register, meeting_id: str, brought: Sequence[Brought]
) -> list[Brought]:
    """The files with their pages as the public of this meeting may see them.

    Raises Refused where a page or passage that is withheld is not there: nothing may go out unseen.
    """
    found = []
    for one in brought:
        withheld = register.withholdings.find(meeting_id=meeting_id, sha256=one.file.sha256)
        if not withheld or one.pdf is None:
            found.append(one)
            continue
        taken = one.pdf.with_name("withheld.pdf")
        take_out(one.pdf, taken, withheld)
        found.append(replace(one, pdf=taken))
    return found
