"""The commands of the statement workspace that are no mode's own."""

from __future__ import annotations

from ui.commands import Command

MENU = "Register/Statement"
EXPORT = "File/Export"

SHELL: tuple[Command, ...] = (
    Command("statement.write", "&Write", "show_write", "Ctrl+1", MENU,
            tip="Write the sections, with the evidence for what they say."),
    Command("statement.compare", "&Compare", "show_compare", "Ctrl+2", MENU,
            tip="See what changed between two drafts."),
    Command("statement.read", "Rea&d", "show_read", "Ctrl+3", MENU,
            tip="Read the whole statement as it will print."),
    Command("statement.next", "&Next section", "next_section", "Ctrl+Down", MENU,
            when="why_no_section", tip="Go to the section after this one."),
    Command("statement.previous", "&Previous section", "previous_section", "Ctrl+Up", MENU,
            when="why_no_section", tip="Go back to the section before."),
    Command("statement.next_problem", "Next chan&ge or check", "next_problem", "F7", "View",
            tip="Go to the next change between drafts, or the next thing that a check says."),
    Command("statement.export", "IEG &statement…", "export_statement", "", EXPORT,
            "file-output", when="why_no_statement",
            tip="Write what is worked on; choose PDF by the ending of the file’s name."),
    Command("statement.evidence", "E&vidence list…", "export_evidence", "", EXPORT,
            when="why_no_statement",
            tip="Write what each passage rests on, with the minute behind it, in Excel."),
    Command("statement.evidence_word", "Evidence list to rea&d…", "export_evidence_word", "", EXPORT,
            when="why_no_statement", tip="The same in Word or as PDF."),
    Command("statement.tables", "Ta&bles for Excel…", "export_tables", "", EXPORT,
            when="why_no_statement",
            tip="Write the tables, a sheet each, with totals and percentages that follow the numbers."),
    Command("sections.add", "New &section…", "add_section", "Ctrl+Shift+I", MENU, "plus",
            when="why_no_statement", writes=True, tip="Add a section below the one chosen."),
    Command("sections.usual", "Add the us&ual sections", "add_usual", "", MENU,
            when="why_not_usual", writes=True,
            tip="Give an empty statement the sections that one of a council’s own usually has."),
    Command("sections.below", "New section &under this one…", "add_below", "", MENU,
            when="why_no_section", writes=True, tip="Add a section under the one chosen."),
    Command("sections.change", "Sec&tion…", "change_section", "", MENU, "pencil",
            when="why_no_section", writes=True,
            tip="Change its title, owner, day, limit of words, and how far it is."),
    Command("sections.ready", "&Ready, or in draft again", "toggle_ready", "Ctrl+Return", MENU,
            "check", when="why_no_section", writes=True,
            tip="Say that the section is ready, or that it is in draft again."),
    Command("sections.query", "&Query, or in draft again", "toggle_query", "", MENU,
            when="why_no_section", writes=True,
            tip="Mark what has to be asked before the section can be ready."),
    Command("sections.exempt", "E&xempt, or open again", "toggle_exempt", "Ctrl+E", MENU, "lock",
            when="why_no_section", writes=True,
            tip="Keep the section from the public on a ground, or open it again."),
    Command("sections.remove", "Re&move section", "remove_section", "", MENU,
            when="why_no_section", writes=True,
            tip="Take the section out, with those under it; Undo brings it back."),
    Command("statement.change", "Statement’s &header…", "change_statement", "", MENU,
            when="why_no_statement", writes=True,
            tip="Change its title, contact, owner, the day it is due and to whom it goes."),
)  # fmt: skip

EXPORTS = ("statement.export", "compare.export", "drafts.export", "statement.evidence",
           "statement.evidence_word", "statement.tables")  # fmt: skip
"""What the way out of the workspace offers."""
