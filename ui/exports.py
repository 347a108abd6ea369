"""Exports: ask for a file, write the document in a process of its own, and say where it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from egovdesk.documents.prefixes import file_prefix, time_of_day
from egovdesk.documents.wording import document_file_name, document_state
from egovdesk.errors import EgovDeskError
from egovdesk.register import Register
from ui import messages
from ui.context import Context
from ui.tasks import Outcome, naming

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_EXCEL = {
    "decisions": "decision register",
    "actions": "action log",
    "attendance": "attendance",
    "members": "members",
    "papers": "paper tracker",
    "plan": "forward plan",
    "programme": "programme of meetings",
    "findings": "findings",
    "seats": "seats",
    "ratifications": "decisions to ratify",
    "rights": "decision rights",
    "standards": "standards register",
    "worked-up": "standards being worked up",
    "selections": "application selections",
    "smt-time": "e-government at smt",
    "terms": "terms of reference",
    "spend": "spend and benefits",
    "ranking": "ranking",
}
_WORD = _EXCEL | {"papers": "papers owed", "structure": "structure", "framework": "framework"}
_KINDS = {
    ".docx": "Word files (*.docx);;PDF files (*.pdf)",
    ".xlsx": "Excel files (*.xlsx)",
}
_ALWAYS_WORD = {
    "self-assessment", "terms", "business-case", "highlight-report", "programme-report",
}  # fmt: skip
_FLAGS = ("open", "public", "owed", "late", "key", "word")
_OPTIONS = {
    "waits_for": "--waits-for",
    "statement": "--statement",
    "draft": "--draft",
    "year": "--year",
    "issued": "--issued",
    "form": "--form",
    "folio": "--folio",
    "decision": "--decision",
    "kept": "--kind",
    "version": "--version",
    "state": "--state",
    "since": "--since",
    "project": "--project",
    "until": "--until",
    "programme_year": "--year",
    "ranking": "--ranking",
}
_OF_STATEMENTS = ("statement", "statement-changes", "evidence", "statement-tables")
_SHEETS = {"decisions": "decision-sheet", "actions": "action-sheet"}
_TITLES = {
    "agenda": "the agenda",
    "minutes": "the minutes",
    "supplement": "the supplement",
    "dispatch-log": "the dispatch log",
    "brief": "the chair’s brief",
    "issued": "what went out",
    "extract": "the extract",
    "decision-sheet": "the decision sheet",
    "action-sheet": "the action sheet",
    "decisions": "the decision register",
    "actions": "the action log",
    "attendance": "the attendance",
    "members": "the membership",
    "papers": "the papers",
    "plan": "the forward plan",
    "programme": "the programme of meetings",
    "findings": "the findings",
    "rights": "the decision rights",
    "seats": "the seats",
    "ratifications": "the decisions to ratify",
    "standards": "the standards register",
    "worked-up": "the standards being worked up",
    "selections": "the application selections",
    "smt-time": "SMT’s time for e-government",
    "self-assessment": "the self-assessment",
    "statement": "the statement",
    "statement-changes": "what changed",
    "evidence": "the evidence",
    "statement-tables": "the tables",
    "structure": "the structure",
    "framework": "the framework table",
    "terms": "the terms of reference",
    "business-case": "the business case",
    "highlight-report": "the highlight report",
    "programme-report": "the programme report",
    "spend": "the programme’s money",
    "ranking": "the ranking",
}


def export(window: QWidget, context: Context, kind: str, **what: Any) -> None:
    """Write a document of a kind; `meeting`, `group`, `year`, `on`, `open`, `public` and so on say of
    what, and `word` that a register is wanted as a Word file."""
    kind = kind.replace("_", "-")
    if what.get("meeting"):
        kind = _SHEETS.get(kind, kind)
    if what.get("meeting") or kind in ("plan", "extract", *_LISTS):
        public = what.get("public")
        what["public"] = (
            _is_public(window, context.register, kind, what) if public is None else public
        )
        if what["public"] is None:
            return
    if kind == "attendance" and not what.get("group"):
        what["group"] = _ask_group(window, context.register)
        if not what["group"]:
            return
    target = _ask_file(window, context, suggested_name(context.register, kind, what))
    if target is None:
        return
    arguments = arguments_for(context.register, kind, what, target)
    title = f"Writing {_TITLES.get(kind, 'the document')}"

    def then(outcome: Outcome) -> None:
        _tell(window, target, outcome)

    context.tasks.child(arguments, then, title=title)


def arguments_for(register: Register, kind: str, what: dict[str, Any], target: Path) -> list[str]:
    """The command of the command line that writes the same document."""
    arguments = ["export", kind, str(register.path), "--to", str(target)]
    arguments += naming(what.get("meeting"), what.get("group"))
    if what.get("on"):
        arguments += ["--on", what["on"].isoformat()]
    for name, option in _OPTIONS.items():
        if what.get(name):
            arguments += [option, str(what[name])]
    return arguments + [f"--{name}" for name in _FLAGS if what.get(name)]


def suggested_name(register: Register, kind: str, what: dict[str, Any]) -> str:
    """The name that the file is offered under."""
    if what.get("meeting"):
        meeting = register.meetings.get(what["meeting"])
        group = register.groups.named_on(register.groups.get(meeting.group_id), meeting.held_on)
        public, form = bool(what.get("public")), str(what.get("form") or "")
        state = document_state(kind, meeting.state.minutes_final, public, form)
        version = what.get("version") or what.get("issued")
        return document_file_name(
            group.code, meeting.held_on, str(what.get("kept") or kind),
            state=f"ISSUED {state}" if version else state,
            version=f"{version}.0" if version else "",
            at=time_of_day(register, meeting),
        )  # fmt: skip
    if what.get("decision"):
        return _extract_name(register, what)
    if kind in _OF_STATEMENTS:
        return _statement_name(register, kind, what)
    prefix = file_prefix(register, what.get("group") or what.get("prefix") or None)
    day: date = what.get("on") or register.today
    if what.get("year"):
        day = register.authority.year_begins(what["year"])
    state = document_state(kind, False, bool(what.get("public")))
    if what.get("word") or kind in _ALWAYS_WORD:
        return document_file_name(prefix, day, _WORD.get(kind, kind), state=state)
    return document_file_name(prefix, day, _EXCEL.get(kind, kind), state=state, suffix=".xlsx")


def _extract_name(register: Register, what: dict[str, Any]) -> str:
    decision = register.decisions.get(what["decision"])
    found = register.groups.get(decision.group_id)
    group = register.groups.named_on(found, decision.decided_on)
    return document_file_name(
        group.code,
        decision.decided_on,
        f"extract {decision.number or decision.title}",
        state="PUBLIC" if what.get("public") else "",
    )


def _statement_name(register: Register, kind: str, what: dict[str, Any]) -> str:
    from egovdesk.documents.statements.files import file_words

    statement = register.statements.get(what["statement"])
    found = register.drafts.find(statement_id=statement.id, number=what.get("draft") or 0)
    words = file_words(
        kind, statement, found[0] if found else None, public=bool(what.get("public")),
        since=what.get("since") or 0,
    )  # fmt: skip
    prefix = file_prefix(register, statement.group_id)
    listed = kind in ("evidence", "statement-tables") and not what.get("word")
    suffix = ".xlsx" if listed else ".docx"
    return document_file_name(
        prefix, register.today, words.what, state=words.state, version=words.version, suffix=suffix
    )


def _is_public(window: QWidget, register: Register, kind: str, what: dict[str, Any]) -> bool | None:
    """Whether exempt matter is left out; asked only where there is some. None is not at all."""
    word = "plan"
    has_exempt: Callable[[Register, dict[str, Any]], bool] = _plan_has_exempt
    if what.get("meeting"):
        word, has_exempt = "meeting", _meeting_has_exempt
    elif what.get("decision"):
        word, has_exempt = "decision", _open_decision_has_exempt
    elif kind in _LISTS:
        word = "statement" if kind in _OF_STATEMENTS else "list"
        has_exempt = _LISTS[kind]
    if not has_exempt(register, what):
        return False
    chosen = messages.ask(
        window, "Who is this for?",
        f"This {word} has exempt matter. The public’s copy leaves it out; members’ has it.",
        [("", "Not now", "outlined"), ("public", "The public", "outlined"),
         ("members", "Members", "primary")],
        icon="lock", tone="exempt",
    )  # fmt: skip
    return None if not chosen else chosen == "public"


def _meeting_has_exempt(register: Register, what: dict[str, Any]) -> bool:
    items = register.items.find(meeting_id=what["meeting"])
    return any(one.exempt for one in items) or any(
        each.exempt
        for one in items
        for repository in (register.blocks, register.papers)
        for each in repository.find(item_id=one.id)
    )


def _open_decision_has_exempt(register: Register, what: dict[str, Any]) -> bool:
    """Whether something exempt hangs on an open decision; an exempt one is for members alone."""
    decision = register.decisions.get(what["decision"])
    under = register.actions.find(decision_id=decision.id)
    return not decision.exempt and any(one.exempt for one in under)


def _findings_have_exempt(register: Register, what: dict[str, Any]) -> bool:
    from egovdesk.findings import Findings, is_exempt

    return any(is_exempt(register, one) for one in Findings(register).all())


def _plan_has_exempt(register: Register, what: dict[str, Any]) -> bool:
    of_group = {"group_id": what["group"]} if what.get("group") else {}
    return register.items.plan.count({"exempt": 1, **of_group}, today=register.today) > 0


def _standards_have_exempt(register: Register, _what: dict[str, Any]) -> bool:
    return bool(register.standards.find(exempt=True))


def _selections_have_exempt(register: Register, _what: dict[str, Any]) -> bool:
    return bool(register.selections.find(exempt=True))


def _projects_are_exempt(register: Register, _what: dict[str, Any]) -> bool:
    return bool(register.projects.find(exempt=True))


def _ranking_has_exempt(register: Register, what: dict[str, Any]) -> bool:
    kept = register.rankings.maybe(what.get("ranking"))
    return kept.exempt if kept is not None else _projects_are_exempt(register, what)


def _statement_has_exempt(register: Register, what: dict[str, Any]) -> bool:
    """Whether something of a statement is exempt; a draft may hold what is open by now."""
    from egovdesk import drafts

    found = register.drafts.find(statement_id=what["statement"], number=what.get("draft") or 0)
    kept = drafts.kept(register, found[0]) if found else drafts.working(register, what["statement"])
    resting = any(one.exempt for _section, one in kept.evidence)
    return kept.exempt or resting or any(one.exempt for one in kept.sections)


def _changes_have_exempt(register: Register, what: dict[str, Any]) -> bool:
    older = what | {"draft": what["since"]}
    return _statement_has_exempt(register, what) or _statement_has_exempt(register, older)


def _ratifications_have_exempt(register: Register, _what: dict[str, Any]) -> bool:
    asked = register.decisions.many(one.decision_id for one in register.ratifications.all())
    return any(one.exempt for one in asked.values())


_LISTS: dict[str, Callable[[Register, dict[str, Any]], bool]] = {
    "findings": _findings_have_exempt,
    "standards": _standards_have_exempt,
    "worked-up": _standards_have_exempt,
    "selections": _selections_have_exempt,
    "ratifications": _ratifications_have_exempt,
    "programme-report": _projects_are_exempt,
    "statement": _statement_has_exempt,
    "statement-changes": _changes_have_exempt,
    "evidence": _statement_has_exempt,
    "statement-tables": _statement_has_exempt,
    "spend": _projects_are_exempt,
    "ranking": _ranking_has_exempt,
}
"""The lists of which the public has a copy of its own, and whether exempt matter is in them."""


def _ask_group(window: QWidget, register: Register) -> str:
    from ui.forms.form import Form, options_of

    form = Form(window, "Attendance of which group?", "Choose a file…", today=register.today)
    form.select("group", "Group", options_of(register.groups.all(), lambda one: one.name))
    return str(form.value("group")) if form.exec() else ""


def _ask_file(window: QWidget, context: Context, name: str) -> Path | None:
    offered, kinds = context.settings.folder() / name, _KINDS[Path(name).suffix]
    chosen, kind = QFileDialog.getSaveFileName(window, "Export", str(offered), kinds)
    if not chosen:
        return None
    target = named(Path(chosen), kind, name)
    if target != Path(chosen) and target.exists() and not _may_replace(window, target):
        return None
    context.settings.remember_folder(target)
    return target


def named(chosen: Path, kind: str, offered: str) -> Path:
    """The file that was meant: it ends as its kind does, unless another ending was typed."""
    wanted = ".pdf" if "*.pdf" in kind else Path(offered).suffix
    if chosen.name == offered:
        return chosen.with_suffix(wanted)
    known = chosen.suffix.lower() in (".docx", ".xlsx", ".pdf")
    return chosen if known else chosen.with_name(chosen.name + wanted)


def _may_replace(window: QWidget, target: Path) -> bool:
    """Whether a file may be replaced of which the dialog could not know."""
    return messages.ask(
        window, f"Replace {target.name}?", "There is a file of that name in the folder.",
        [("", "Not now", "outlined"), ("replace", "Replace it", "primary")],
    ) == "replace"  # fmt: skip


def _tell(window: QWidget, target: Path, outcome: Outcome) -> None:
    main: MainWindow = window  # type: ignore[assignment]
    if outcome.status == 0:
        main.show_saved(target)
        lacks = [line for line in outcome.errors.splitlines() if line.startswith("The template ")]
        show_note = getattr(main.view, "show_note", None)
        if lacks and show_note is not None:
            show_note("amber", " ".join(lacks))
        return
    if outcome.status == 1:
        sentence = outcome.errors.strip() or "The document could not be written."
        messages.show_error(window, EgovDeskError(sentence), "The document was not written")
        return
    raise RuntimeError(f"The export ended with {outcome.status}:\n{outcome.errors}")
