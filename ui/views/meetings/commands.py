"""The commands of the meeting workspace."""

from __future__ import annotations

from ui.commands import Command, shown_shortcut

COMMANDS: tuple[Command, ...] = (
    Command("meetings.prepare", "&Prepare", "show_prepare", "Ctrl+1", "Meeting",
            tip="Make the agenda."),
    Command("meetings.minute", "&Minute", "show_minute", "Ctrl+2", "Meeting",
            tip="Take the minutes."),
    Command("meetings.finish", "&Finish", "show_finish", "Ctrl+3", "Meeting",
            tip="Look over what is missing, circulate the minutes, have them approved."),
    Command("items.add", "New &item", "add_item", "Ctrl+Shift+I", "Meeting", "plus",
            when="why_not_change", tip="Add an item below the one chosen."),
    Command("papers.add", "New pa&per…", "add_paper", "Ctrl+Shift+P", "Meeting", "plus",
            when="why_no_paper", tip="Want a paper for the item chosen, with its author and day."),
    Command("items.exempt", "&Exempt…", "mark_exempt", "Ctrl+E", "Meeting", "lock",
            when="why_not_change",
            tip="Mark the item, or the paragraph being minuted, exempt on a ground."),
    Command("meetings.start", "&Start meeting", "start", "Ctrl+Return", "Meeting",
            when="why_not_start", tip="Open attendance and give the minutes their numbers."),
    Command("items.next", "Call &next item", "next_item", "Ctrl+Down", "Meeting",
            "corner-down-right", when="why_not_minute", tip="Minute the item after this one."),
    Command("items.previous", "Pre&vious item", "previous_item", "Ctrl+Up", "Meeting",
            when="why_not_minute", tip="Go back to the item before."),
    Command("minutes.attendance", "A&ttendance", "go_attendance", "F8", "Meeting", "users-round",
            when="why_not_minute", tip="Then a member’s number: present, left, apologies."),
    Command("minutes.attender", "Add somebody in attendance…", "add_attender", "Shift+F8",
            "Meeting", "user-plus", when="why_not_minute",
            tip="Add a substitute, or somebody who is not a member."),
    Command("minutes.quorum", "Minute the &quorum", "minute_quorum", "Ctrl+Shift+Q", "Meeting",
            when="why_not_quorum",
            tip="Put the sentence that the turn of the quorum asks for in the minutes."),
    Command("minutes.phrase", "Insert p&hrase…", "pick_phrase", "Ctrl+;", "Meeting",
            when="why_not_minute",
            tip="Pick a phrase; or type “;” and its shortcut, then a space."),
    Command("minutes.phrases", "Change phrases…", "edit_phrases", "", "Meeting",
            when="why_never", tip="Keep the phrases that this group’s minutes are typed with."),
    Command("decisions.add", "New &decision", "add_decision", "Ctrl+D", "Meeting", "gavel",
            when="why_not_minute",
            tip="Record a decision, starting from what the item recommends."),
    Command("actions.minute", "New &action", "add_action", "Ctrl+J", "Meeting", "square-check",
            when="why_not_minute", tip="Say who is to do what, by when."),
    Command("decisions.outcome1", "Outcome 1: agreed", "outcome_1", "Alt+1", "Meeting",
            when="why_no_decision",
            tip="Give the decision in hand this outcome."),
    Command("decisions.outcome2", "Outcome 2: agreed with changes", "outcome_2", "Alt+2", "Meeting",
            when="why_no_decision",
            tip="Give the decision in hand this outcome."),
    Command("decisions.outcome3", "Outcome 3: deferred", "outcome_3", "Alt+3", "Meeting",
            when="why_no_decision",
            tip="Give the decision in hand this outcome."),
    Command("decisions.outcome4", "Outcome 4: not agreed", "outcome_4", "Alt+4", "Meeting",
            when="why_no_decision",
            tip="Give the decision in hand this outcome."),
    Command("decisions.outcome5", "Outcome 5: referred to the parent", "outcome_5", "Alt+5", "Meeting",
            when="why_no_decision",
            tip="Give the decision in hand this outcome."),
    Command("meetings.end", "En&d meeting", "end", "", "Meeting", when="why_not_end",
            tip="Write down when the meeting ended."),
    Command("meetings.draft", "&Open agenda for drafting", "open_agenda", "", "Meeting",
            when="why_not_open_agenda", tip="Say that the agenda is being made."),
    Command("meetings.agree", "Agenda a&greed", "agree_agenda", "", "Meeting",
            when="why_not_agree", tip="Say that the chair has agreed the agenda."),
    Command("meetings.issue", "I&ssue agenda…", "issue", "", "Meeting", "files",
            when="why_not_issue",
            tip="Freeze the numbers and keep exactly what goes out."),
    Command("meetings.circulate", "&Circulate minutes…", "circulate", "", "Meeting", "send",
            when="why_not_circulate", tip="Keep the draft minutes exactly as they go out."),
    Command("meetings.approve", "App&rove minutes…", "approve", "", "Meeting",
            when="why_not_approve", tip="Record that a later meeting approved these minutes."),
    Command("meetings.export_agenda", "&Agenda…", "export_agenda", "", "File/Export",
            when="why_never", tip="Write the agenda as a Word file."),
    Command("meetings.export_minutes", "&Minutes…", "export_minutes", "", "File/Export",
            when="why_not_export", tip="Write the minutes as a Word file."),
    Command("meetings.export_decisions", "Decision &sheet…", "export_decision_sheet", "",
            "File/Export", when="why_not_export", tip="Write this meeting’s decisions."),
    Command("meetings.export_actions", "A&ction sheet…", "export_action_sheet", "",
            "File/Export", when="why_not_export", tip="Write this meeting’s actions."),
)  # fmt: skip

#: What the window does with a meeting as a whole, offered here too.
OF_THE_WINDOW = (
    "meetings.change", "meetings.postpone", "meetings.cancel", "meetings.reinstate",
    "meetings.remove",
)  # fmt: skip
#: By slot, the method that says why a command cannot be used.
WHEN: dict[str, str] = {one.slot: one.when for one in COMMANDS if one.when}
_SHORTCUTS = {one.slot: shown_shortcut(one.shortcut) for one in COMMANDS}


def shortcut_of(slot: str) -> str:
    """The shortcut of a slot as a tooltip shows it."""
    return _SHORTCUTS.get(slot, "")
