"""What a decision or an item bears upon, in a few lines, with the way to change it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from egovdesk.checks.structure import RESPONSIBILITY_NAMES
from egovdesk.operations.strategies import bears_upon
from egovdesk.register import Register
from ui import theme
from ui.item_models import public_screen
from ui.widgets.labels import Label
from ui.widgets.section_heading import SectionHeading


class BearsUpon(QWidget):
    """A heading with a link that opens the form, over what is said so far."""

    def __init__(self, register: Register, *, rule: bool = False) -> None:
        super().__init__()
        self._register = register
        self._subject: dict[str, str] = {}
        change = "" if register.read_only else "Change…"
        self.heading = SectionHeading("Bears upon", link=change, rule=rule)
        self.heading.link.setAccessibleName("Change what it bears upon")
        self.heading.link_clicked.connect(self.change)
        self.words = Label("", "text", "ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.heading)
        column.addWidget(self.words)

    def show_subject(self, **subject: str) -> None:
        """Show what a decision (`decision_id`) or an item (`item_id`) bears upon."""
        self._subject = subject
        said = words_of(self._register, **subject)
        self.words.setText("\n".join(said) or "nothing said yet")

    def change(self) -> None:
        """Open the form."""
        from ui.forms.bearings import DecisionBearingsForm, ItemBearingsForm

        if "decision_id" in self._subject:
            DecisionBearingsForm(self._register, self.window(), self._subject["decision_id"]).ask()
        elif "item_id" in self._subject:
            ItemBearingsForm(self._register, self.window(), self._subject["item_id"]).ask()
        self.show_subject(**self._subject)


def words_of(register: Register, **subject: str) -> list[str]:
    """Each line that there is: level and effect, strategies, standards, systems, whose report."""
    lines = _own(register, **subject)
    for kind, heading in (("strategies", "Strategies"), ("standards", "Standards"),
                          ("systems", "Systems")):  # fmt: skip
        names = [_name(register, *key.split(":", 1)) for key in bears_upon(register, **subject)
                 if key.startswith(kind)]  # fmt: skip
        if names:
            lines.append(f"{heading}: {', '.join(names)}")
    return lines


def _own(register: Register, **subject: str) -> list[str]:
    if "item_id" in subject:
        item = register.items.maybe(subject["item_id"])
        if item is None:
            return []
        group = register.groups.maybe(item.report_of_id)
        report = [f"Report of the {group.name}"] if group else []
        about = RESPONSIBILITY_NAMES.get(item.responsibility, "")
        return [*report, f"Responsibility: {about}"] if about else report
    found = register.decisions.maybe(subject.get("decision_id"))
    if found is None:
        return []
    facts = [found.level.capitalize()] if found.level else []
    facts += [f"also category {found.second_category}"] if found.second_category else []
    facts += ["affects a service"] if found.affects_service else []
    said = ", ".join(facts)
    lines = [f"{said[:1].upper()}{said[1:]}"] if facts else []
    lines += [f"Benefit: {found.benefit}"] if found.benefit.strip() else []
    return lines + ([f"Cost and flexibility: {found.tension}"] if found.tension.strip() else [])


def _name(register: Register, kind: str, record_id: str) -> str:
    if kind == "standards":
        one = register.standards.get(record_id)
        return public_screen.HIDDEN if one.exempt and public_screen.is_on() else one.label
    if kind == "systems":
        return register.systems.get(record_id).name
    return register.strategies.get(record_id).title
