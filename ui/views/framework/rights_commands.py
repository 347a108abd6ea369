"""What can be done with the decision rights."""

from __future__ import annotations

from ui.commands import Command

_MENU = "Register/Decision rights"

COMMANDS: tuple[Command, ...] = (
    Command("rights.decides", "Decides", "set_decides", "", _MENU,
            when="why_not_set", writes=True,
            tip="Let the group or post of the selected cell decide; exactly one a row is the rule."),
    Command("rights.ratifies", "Ratifies", "set_ratifies", "", _MENU,
            when="why_not_set", writes=True,
            tip="Let the group of the selected cell ratify what another decides."),
    Command("rights.proposes", "Proposes", "set_proposes", "", _MENU,
            when="why_not_set", writes=True,
            tip="Let the group or post of the selected cell work up what another decides."),
    Command("rights.consulted", "Is consulted", "set_consulted", "", _MENU,
            when="why_not_set", writes=True,
            tip="Have the group or post of the selected cell heard before another decides."),
    Command("rights.clear", "Clear cell", "clear", "Del", _MENU,
            when="why_not_set", writes=True,
            tip="End the right in the selected cell; earlier days keep it."),
    Command("rights.use_model", "Use the model for this row", "use_model", "Ctrl+M", _MENU,
            when="why_not_row", writes=True,
            tip="Give the row the answer of the paper’s model."),
    Command("rights.fill", "Fill empty rows from the model", "fill", "Ctrl+Shift+M", _MENU,
            when="why_not_fill", writes=True,
            tip="Give every row in which nobody has a right the answer of the paper’s model."),
    Command("rights.choose", "Choose who decides…", "choose", "F2", _MENU,
            when="why_not_row", writes=True,
            tip="Choose from lists who decides the row and who ratifies it."),
    Command("rights.accept", "Accept gap, with a reason…", "accept", "Ctrl+Shift+A", _MENU,
            when="why_not_accept", writes=True,
            tip="Let the row’s gap stand; it opens again when the row changes."),
    Command("rights.apart", "Each service development group", "turn_apart", "", "View",
            tip="Show a column for each service development group, or one for all of them."),
    Command("rights.next_gap", "Next gap", "next_gap", "F7", "View",
            when="why_not_next_gap", tip="Go to the next row with a gap."),
)  # fmt: skip

LETTERS = {
    "D": "set_decides",
    "R": "set_ratifies",
    "P": "set_proposes",
    "C": "set_consulted",
    "E": "turn_apart",
}
