"""What can be done with a group and its members."""

from __future__ import annotations

from ui.commands import Command

COMMANDS: tuple[Command, ...] = (
    Command("groups.change", "&Edit group…", "change_group", "F2", "Register",
            writes=True, tip="Change quorum, cadence, parent, numbering or access."),
    Command("groups.rename", "Re&name group…", "rename", "Ctrl+Shift+R", "Register",
            writes=True, tip="Give a new name from a day; old minutes keep theirs."),
    Command("groups.deadlines", "No&tice and deadlines…", "change_deadlines", "", "Register",
            writes=True,
            tip="Set this group's clear days of notice, and when each step of its cycle falls."),
    Command("groups.agendas", "Agenda&s of this group…", "change_agendas", "Ctrl+Shift+A",
            "Register", tip="Change what stands on every agenda, and templates to start from."),
    Command("groups.ties", "T&iers and ties…", "change_ties", "", "Register",
            writes=True,
            tip="Change the tiers it covers, whom it reports to, supports and meets jointly with."),
    Command("groups.dissolve", "&Dissolve group…", "dissolve", "", "Register",
            writes=True, tip="End the group on a day; what that touches is said before."),
    Command("groups.remove", "Rem&ove group", "remove", "", "Register",
            writes=True, tip="Take out a group that never met."),
    Command("members.add", "Add &member…", "add_member", "Ctrl+M", "Register",
            writes=True, tip="Give a person, or a post, a place on this group."),
    Command("members.change", "Change mem&ber…", "change_member", "Ctrl+Return", "Register",
            when="why_not_member", writes=True, tip="Change a member's role or dates."),
    Command("members.end", "End membe&rship…", "end_member", "Ctrl+Shift+M", "Register",
            when="why_not_member", writes=True, tip="End a membership; older meetings keep it."),
    Command("members.remove", "Remove membershi&p", "remove_member", "", "Register",
            when="why_not_member", writes=True, tip="Take out a membership that never was."),
    Command("groups.egov", "E-go&vernment agenda, or not", "turn_egov", "",
            "Register", when="why_not_egov", writes=True,
            tip="Mark the selected meeting of SMT as one with an e-government agenda."),
    Command("groups.export_word", "This group’s wor&k, in Word…", "export_word", "", "File/Export",
            when="why_not_export_word",
            tip="Write what the group's tier is for as a Word file."),
    Command("groups.export", "This group, as sho&wn…", "export_page", "", "File/Export",
            tip="Write its forward plan, decisions, actions or membership as an Excel file."),
    Command("groups.export_seats", "Seats a&gainst members…", "export_seats", "", "File/Export",
            tip="Write the seats that the model asks for, and who fills them, as a Word list."),
)  # fmt: skip
