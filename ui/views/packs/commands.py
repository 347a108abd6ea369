"""What can be done on the page that builds a pack."""

from __future__ import annotations

from ui.commands import Command

COMMANDS: tuple[Command, ...] = (
    Command("packs.make", "&Make pack", "make", "Ctrl+Return", "Meeting", icon="files",
            when="why_not_make", writes=True,
            tip="Write the pack into the folder, and keep it exactly as it is."),
    Command("packs.print", "&Print the pack…", "print_pack", "Ctrl+P", "File", icon="printer",
            when="why_not_print", tip="Open the pack as it is shown, to print it."),
    Command("packs.public", "For the p&ublic", "for_public", "Alt+1", "Meeting",
            tip="Leave out what is exempt, and prove that nothing of it is left."),
    Command("packs.members", "For the &members", "for_members", "Alt+2", "Meeting",
            tip="Have everything in it, each exempt page marked as such."),
    Command("packs.problem", "Next problem", "next_problem", "F7", "Meeting",
            when="why_not_problem", tip="Go to the next thing that is to be settled, and show its page."),
    Command("packs.next_page", "Next page", "next_page", "PgDown", "View", when="why_not_made",
            tip="Show the next page of the pack."),
    Command("packs.previous_page", "Previous page", "previous_page", "PgUp", "View",
            when="why_not_made", tip="Show the page before."),
    Command("packs.add", "Add another &document…", "add_document", "Ctrl+Shift+N", "Meeting",
            icon="plus", writes=True, tip="Put another document of the register into the pack."),
    Command("packs.made", "Packs that &were made…", "show_made", "Ctrl+Shift+O", "Meeting",
            icon="history", when="why_none_made",
            tip="Show each pack exactly as it went out, with what is on which page."),
    Command("packs.settings", "Packs of this &group…", "change_settings", "", "Meeting", writes=True,
            tip="Say what this group’s packs have."),
    Command("packs.restore", "The group’s &usual contents", "restore", "", "Meeting", writes=True,
            tip="Forget what was changed in this pack."),
    Command("packs.again", "Make the preview &again", "again", "F5", "View",
            tip="Make the pack anew to look at."),
    Command("packs.back", "&Back to the meeting", "back", "Escape", "Go",
            tip="Go back to the meeting’s agenda."),
)  # fmt: skip
