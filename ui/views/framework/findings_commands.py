"""What can be done with findings."""

from __future__ import annotations

from ui.commands import Command

_MENU = "Register/Findings"

COMMANDS: tuple[Command, ...] = (
    Command("findings.remedy", "&Do what is suggested", "do_remedy", "", _MENU,
            when="why_not_finding",
            tip="Go to where the finding is mended, or put a waiting decision on the next agenda."),
    Command("findings.accept", "&Accept finding, with a reason…", "accept", "", _MENU,
            when="why_not_accept", writes=True,
            tip="Let a finding stand, with the reason; it comes back when its facts change."),
    Command("findings.take_back", "&Take acceptance back", "take_back", "", _MENU,
            when="why_not_take_back", writes=True,
            tip="Let an accepted finding count again; the record of the acceptance stays."),
    Command("findings.next", "&Next finding", "next_problem", "", _MENU,
            when="why_not_next_problem", tip="Go to the next finding, and round again."),
    Command("findings.search", "&Search findings", "search", "Ctrl+F", "Edit", icon="search",
            tip="Search what the findings say as you type."),
    Command("findings.thresholds", "T&hresholds of the checks…", "thresholds", "", _MENU,
            writes=True, tip="Change from when on the checks say something."),
    Command("findings.export", "&Findings in Excel…", "export_excel", "", "File/Export",
            tip="Write every finding, with its acceptance, as an Excel file."),
    Command("findings.export_word", "F&indings in Word…", "export_word", "", "File/Export",
            tip="Write every finding as a Word list, warnings first."),
)  # fmt: skip

LETTERS = {"E": "do_remedy", "A": "accept", "T": "take_back", "/": "search", "F": "filter"}
