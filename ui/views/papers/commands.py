"""The commands of the paper tracker."""

from __future__ import annotations

from ui.commands import Command

COMMANDS: tuple[Command, ...] = (
    Command("papers.search", "&Search papers", "search", "Ctrl+F", "Edit", icon="search",
            tip="Search papers by title, author or item."),
    Command("papers.remind", "Copy &reminder", "remind", "Ctrl+Return", "Register",
            when="why_not_remind", tip="Copy a reminder for the paper, and keep it."),
    Command("papers.remind_author", "Copy reminder for &all they owe", "remind_author",
            "Ctrl+Shift+Return", "Register", when="why_not_remind",
            tip="Copy one reminder for every paper that the author owes."),
    Command("papers.receive", "Paper recei&ved", "receive", "Ctrl+D", "Register",
            when="why_not_change", tip="Record that the paper, or its next version, has come."),
    Command("papers.put_off", "&Want on another day…", "put_off", "Ctrl+Shift+D", "Register",
            when="why_not_change", tip="Want the paper on a day of its own."),
    Command("papers.follow", "List as “to &follow”", "follow", "", "Register",
            when="why_not_change", tip="Let the agenda say that the paper is to follow."),
    Command("papers.mark", "&Mark as…", "mark", "", "Register",
            when="why_not_change", tip="Say what state the paper is in."),
    Command("papers.clearances", "&Clearances…", "clear", "", "Register",
            when="why_not_change", tip="Say who has to clear the paper, and when they have."),
    Command("papers.exempt", "&Exempt…", "exempt", "Ctrl+E", "Register",
            when="why_not_change", tip="Mark the paper exempt on a ground, or open it again."),
    Command("papers.change", "&Edit paper…", "change", "F2", "Register",
            when="why_not_change", tip="Change a paper's title, author, day or reference."),
    Command("papers.remove", "Dele&te paper", "remove", "Del", "Register",
            when="why_not_change", tip="Take a paper off its item; one that went out is withdrawn."),
    Command("papers.group_by", "&Group by author", "group_by", "Ctrl+G", "View",
            tip="Put what each author owes together, or order by date again."),
    Command("papers.export", "&Papers as shown…", "export_page", "", "File/Export",
            tip="Write the papers that the filters let through as an Excel file."),
    Command("papers.export_owed", "Papers &owed…", "export_owed", "", "File/Export",
            tip="Write who owes what, by author, as a Word file."),
)  # fmt: skip
