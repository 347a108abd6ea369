"""What can be done with a programme's ranking."""

from __future__ import annotations

from ui.commands import Command

_MENU = "Register/Programme"

COMMANDS: tuple[Command, ...] = (
    Command("programme.score", "&Score…", "score", "", _MENU, when="why_not_project", writes=True,
            tip="Give the selected project a score for each criterion, by somebody in post."),
    Command("programme.weights", "&Weights", "weigh", "", _MENU, when="why_not_programme",
            tip="Go to the weights of the criteria; the list follows them at once."),
    Command("programme.share_out", "Share out the &rest", "share_out", "", _MENU,
            when="why_not_share_out", writes=True,
            tip="Change the other weights in proportion, so that all total 100."),
    Command("programme.agreed_weights", "&Back to agreed weights", "agreed_weights", "", _MENU,
            when="why_not_agreed_weights", writes=True,
            tip="Take the weights of the ranking that the board last agreed."),
    Command("programme.criteria", "&Criteria…", "criteria", "", _MENU, when="why_not_programme",
            writes=True, tip="Add, rename, order or remove what projects are scored by."),
    Command("programme.move", "&Move by hand…", "move_by_hand", "", _MENU, when="why_not_project",
            writes=True, tip="Put the selected project in another place, with the reason."),
    Command("programme.take_move_back", "Ta&ke the move back", "take_move_back", "", _MENU,
            when="why_not_take_move_back", writes=True,
            tip="Let the selected project stand by its score again."),
    Command("programme.add_projects", "Add &projects…", "add_projects", "", _MENU,
            when="why_not_programme", writes=True,
            tip="Let projects of the register compete in this programme."),
    Command("programme.exclude", "Take project &out", "exclude", "", _MENU, when="why_not_project",
            writes=True, tip="Let the selected project compete no longer; it stays in the register."),
    Command("programme.take", "Take to the &Board…", "take_to_board", "", _MENU,
            when="why_not_take", writes=True,
            tip="Freeze the list as the board’s paper, under an item of its agenda."),
    Command("programme.agree", "Record the a&greed ranking…", "record_agreed", "", _MENU,
            when="why_not_agree", writes=True,
            tip="Record what the board agreed, with its changes and their reasons."),
    Command("programme.open_item", "Open the board’s i&tem", "open_item", "", _MENU,
            when="why_not_open_item", tip="Go to the agenda item under which the list was taken."),
    Command("programme.why", "Wh&y is it here?…", "why", "", _MENU, when="why_not_why",
            tip="Answer from the record why a project stood where it did."),
    Command("programme.kept", "&Kept rankings…", "kept", "", _MENU, when="why_not_kept",
            tip="Read the rankings that the board saw, and those that it agreed."),
    Command("programme.export", "Ranked pro&gramme…", "export_excel", "", "File/Export",
            when="why_not_export",
            tip="Write the ranking with its scores in Excel, with formulas that follow the weights."),
    Command("programme.export_word", "Ranked programme in &Word…", "export_word", "", "File/Export",
            when="why_not_export", tip="Write the ranking to read, as a Word file."),
    Command("programme.sensitivity", "What a weight s&ways", "sensitivity", "", _MENU,
            when="why_not_programme",
            tip="Which places change if a weight is 5 or 10 points more, or less."),
    Command("programme.moscow", "Must, should, could (MoSCoW)", "moscow", "", _MENU,
            when="why_not_programme",
            tip="The projects by what must, should, could and won’t be done, and the effort of each."),
)  # fmt: skip

LETTERS: dict[str, str] = {
    "S": "score", "W": "weigh", "M": "moscow", "T": "sensitivity", "Y": "why", "B": "take_to_board",
    "O": "open_item",
}  # fmt: skip
