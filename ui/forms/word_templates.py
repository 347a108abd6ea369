"""The form of a Word template of the council's own: what it is for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from egovdesk.documents.wording import counted
from egovdesk.operations.packs.templates import choose_template
from egovdesk.packing.templates import TemplateReport
from egovdesk.records.packs import TemplateKind
from ui.context import Context
from ui.forms.choosing import group_options
from ui.forms.form import Form


class TemplateForm(Form):
    """For which documents, and of which group, a template is chosen."""

    def __init__(
        self, context: Context, parent: QWidget | None, path: Path, report: TemplateReport
    ) -> None:
        super().__init__(
            parent, f"Use {path.name}", "Choose template", today=context.register.today
        )
        self._register, self._path = context.register, path
        self.select("kind", "For", [(one.value, one.label) for one in TemplateKind])
        self.select("group_id", "Of", group_options(self._register, "every group"))
        self.line("note", "Note", whole=True)
        unknown = [one.field.name for one in report.fields if one.value is None]
        said = []
        if report.missing:
            said.append(
                f"It lacks {counted(len(report.missing), 'style')}; EgovDesk’s own stand in."
            )
        if unknown:
            said.append(
                f"Nobody knows {', '.join(dict.fromkeys(one or '{{ }}' for one in unknown))}."
            )
        if report.loses_text:
            said.append("It says nowhere {{ document }}: its own text is left out.")
        if said:
            self.advise(" ".join(said))

    def save(self) -> str:
        """Keep the file, and use it from now on."""
        found = self.values()
        kept = self._register.contents.keep(self._path)
        return choose_template(
            self._register, TemplateKind(found["kind"]), kept, self._path.name,
            group_id=found["group_id"] or None, note=found["note"],
        )  # fmt: skip
