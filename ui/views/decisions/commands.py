"""The commands of the decision register."""

from __future__ import annotations

from ui.commands import Command

COMMANDS: tuple[Command, ...] = (
    Command("decisions.search", "&Search decisions", "search", "Ctrl+F", "Edit",
            icon="search", tip="Search the wording of decisions as you type."),
    Command("decisions.open", "&Open the minute", "open_selected", "Ctrl+Return", "Register",
            when="why_not_open", tip="Go to the minute that the decision is in."),
    Command("decisions.put_on_agenda", "Put on a&genda", "put_on_agenda", "", "Register",
            when="why_not_put", writes=True,
            tip="Put what waits on the next agenda of the group that it waits for."),
    Command("decisions.take_off_agenda", "Take o&ff the agenda", "take_off_agenda", "", "Register",
            when="why_not_take_off", writes=True,
            tip="Let the decision wait on no agenda; the item stays, to keep or delete."),
    Command("decisions.answer", "Re&cord the answer…", "answer", "Ctrl+R", "Register",
            when="why_not_answer", writes=True,
            tip="Write down what the ratifying group said: ratified, varied, referred back or lapsed."),
    Command("decisions.take_answer_back", "Take the answer &back", "take_answer_back", "", "Register",
            when="why_not_take_answer_back", writes=True,
            tip="Let an answered decision wait again."),
    Command("decisions.ask", "As&k for ratification…", "ask", "", "Register",
            when="why_not_ask", writes=True,
            tip="Let the decision wait for a group above the one that took it."),
    Command("decisions.stop_waiting", "Take the &question back", "stop_waiting", "", "Register",
            when="why_not_stop", writes=True,
            tip="Let the decision stand without the ratification that was asked for by hand."),
    Command("decisions.bearings", "Bears &upon…", "change_bearings", "Ctrl+Shift+U", "Register",
            icon="link-2", when="why_not_open", writes=True,
            tip="Link it to strategies, standards and systems; say its level and benefit."),
    Command("decisions.export", "&Decisions as shown…", "export_page", "", "File/Export",
            tip="Write the decisions that the filters let through as an Excel file."),
    Command("decisions.extract_selected", "Extract of the &selected decision…", "export_extract",
            "", "File/Export", icon="file-output", when="why_not_open",
            tip="Write the decision with its reason and actions as a Word file."),
    Command("decisions.export_waiting", "Decisions to &ratify…", "export_waiting", "", "File/Export",
            tip="Write what waits to be ratified, with since when, as an Excel file."),
    Command("decisions.print_waiting", "Decisions to ratify, in &Word…", "print_waiting", "",
            "File/Export", tip="Write what waits to be ratified, to read, as a Word file."),
)  # fmt: skip
