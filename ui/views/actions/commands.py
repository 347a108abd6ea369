"""The commands of the action log."""

from __future__ import annotations

from ui.commands import Command

COMMANDS: tuple[Command, ...] = (
    Command("actions.search", "&Search actions", "search", "Ctrl+F", "Edit", icon="search",
            tip="Search actions as you type."),
    Command("actions.close", "Close actions", "close_selected", "Ctrl+D", "Register",
            when="why_not_close", writes=True, tip="Mark the selected actions done today."),
    Command("actions.next", "Next &step", "next_step", "Ctrl+Return", "Register",
            when="why_not_close", writes=True, tip="Begin an open action; finish one in progress."),
    Command("actions.put_off", "&Put off…", "put_off", "Ctrl+Shift+D", "Register",
            when="why_not_close", writes=True, tip="Give another due date, keeping the former one."),
    Command("actions.reopen", "Re&open", "reopen", "", "Register", when="why_not_reopen", writes=True,
            tip="Open a closed action again."),
    Command("actions.cancel", "Cancel actio&n", "cancel_selected", "", "Register",
            when="why_not_close", writes=True, tip="Say that the action is no longer wanted."),
    Command("actions.transfer", "&Transfer…", "transfer", "Ctrl+T", "Register",
            when="why_not_close", writes=True,
            tip="Give the action to somebody else; the former stays as it was minuted."),
    Command("actions.remind", "Copy re&minder", "remind", "Ctrl+Shift+Return", "Register",
            when="why_not_close", tip="Copy a reminder for the action's owner, and keep it."),
    Command("actions.update", "Note an &update…", "note_update", "Ctrl+U", "Register",
            when="why_not_change", writes=True, tip="Note what the owner said."),
    Command("actions.change", "&Edit action…", "change", "F2", "Register",
            when="why_not_change", writes=True, tip="Change an action's wording or owner."),
    Command("actions.remove", "&Delete action", "remove", "Del", "Register",
            when="why_not_change", writes=True, tip="Take an action out, with its place in the minutes."),
    Command("actions.export", "&Actions as shown…", "export_page", "", "File/Export",
            tip="Write the actions that the filters let through as an Excel file."),
)  # fmt: skip
