"""What a clerk writes to an author about the file that came: what to put right, and what has been."""

from __future__ import annotations

from collections.abc import Collection

from egovdesk.documents.reminders import addressed
from egovdesk.documents.wording import listing
from egovdesk.records.file_checks import FileFinding, FileReport, Wish
from egovdesk.register import Register

_MOST_PLACES = 5


def author_note(
    register: Register, paper_id: str, report: FileReport, wishes: Collection[Wish] = ()
) -> str:
    """The note about a paper's file, to its author, ready to send."""
    to = addressed(register, paper_id)
    return file_note(report, wishes, dear=to.dear, named=to.named, when=to.when)


def file_note(
    report: FileReport,
    wishes: Collection[Wish] = (),
    *,
    dear: str = "Dear colleague,",
    named: str = "",
    when: str = "",
) -> str:
    """The note about a file; `wishes` are what EgovDesk is asked to mend besides."""
    thanks = f"{dear} Thank you for {named or f'“{report.title or report.file}”'}."
    left, right = report.left_to_author(wishes), report.put_right(wishes)
    if not left and not right:
        return f"{thanks} It can go out as it is."
    parts = []
    if left:
        parts += [f"{thanks} Before it can go out, please put this right:", _listed(left)]
    if right:
        begin = "This I have put right myself:" if left else f"{thanks} I have put this right:"
        parts += [begin, "\n".join(f"• {one.mended or one.sentence}" for one in right)]
    back = f"May I have it back {when}, please?" if when else "May I have it back soon, please?"
    parts.append(back if left else "You need do nothing more about it.")
    return "\n\n".join(parts)


def _listed(findings: Collection[FileFinding]) -> str:
    return "\n".join(f"• {_line(one)}" for one in findings)


def _line(finding: FileFinding) -> str:
    return " ".join(filter(None, (finding.sentence, finding.todo, places_in_words(finding))))


def places_in_words(finding: FileFinding, most: int = _MOST_PLACES) -> str:
    """Where it is: `Where: “Costs”; “Risks” and 3 more.` Empty where nothing says."""
    if not finding.places:
        return ""
    shown = finding.places[:most]
    more = len(finding.places) - len(shown)
    where = f"{'; '.join(shown)} and {more} more" if more else listing([*shown])
    return f"Where: {where}."
