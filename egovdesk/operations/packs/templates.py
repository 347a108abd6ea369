"""The council's own Word templates: chosen for a kind of document, of one group or of all; withdrawn."""

from __future__ import annotations

from egovdesk.errors import Refused
from egovdesk.identifiers import new_id
from egovdesk.operations import operation
from egovdesk.records.file_names import safe_name
from egovdesk.records.packs import TemplateKind, WordTemplate
from egovdesk.records.text import clean_line
from egovdesk.register import Register
from egovdesk.store.contents import Kept


@operation("Choose template")
def choose_template(
    register: Register, kind: TemplateKind, kept: Kept, name: str, *, group_id: str | None = None,
    note: str = "",
) -> str:  # fmt: skip
    """Have documents of a kind, of one group or of all, written in this template from now on.

    It takes the place of the one before; return its id. Its contents are in the register already.
    """
    if group_id is not None:
        register.groups.get(group_id)
    for former in register.word_templates.find(kind=kind, group_id=group_id, withdrawn_on=None):
        register.word_templates.update(former.id, withdrawn_on=register.today)
    made = WordTemplate(
        new_id(), kind, safe_name(name), kept.sha256, kept.size, register.today, group_id,
        note=clean_line(note),
    )  # fmt: skip
    register.word_templates.add(made)
    register.contents.claim(kept)
    return made.id


@operation("Withdraw template")
def withdraw_template(register: Register, template_id: str) -> None:
    """Write in EgovDesk's own template again; the council's stays in the record."""
    if register.word_templates.get(template_id).withdrawn_on is not None:
        raise Refused("This template is withdrawn already.", "Nothing has changed.")
    register.word_templates.update(template_id, withdrawn_on=register.today)
