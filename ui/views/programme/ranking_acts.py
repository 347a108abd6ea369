"""What can be done on the ranking tab: score, weigh, move, take to the board, record, ask why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from egovdesk.documents.wording import long_date
from egovdesk.operations.programmes.criteria import (
    place_criterion,
    set_weights,
    share_weights_out,
    use_agreed_weights,
)
from egovdesk.operations.programmes.places import take_move_back
from egovdesk.operations.programmes.programmes import exclude_project
from egovdesk.ranking import Ranked
from egovdesk.records.meetings import Meeting
from egovdesk.records.programmes import TOTAL_WEIGHT
from ui.forms.own_papers import with_files
from ui.messages import told
from ui.places import Place
from ui.views.programme.tab import ProgrammeTab

if TYPE_CHECKING:
    from egovdesk.ranking import Sheet
    from ui.views.programme.pane import RankingPane
    from ui.views.programme.standing import Standing


class RankingActs(ProgrammeTab):
    """The commands of the ranking."""

    sheet: Sheet | None
    standing: Standing
    pane: RankingPane
    _last_weighed: str

    def current(self) -> Ranked | None:
        """The selected project in its place."""
        raise NotImplementedError

    # -- when --------------------------------------------------------------------------------------

    def why_not_programme(self) -> str:
        """A programme has to be shown."""
        return "" if self.sheet is not None else "Start a programme first."

    def why_not_project(self) -> str:
        """A project has to be selected."""
        return "" if self.current() is not None else "Select a project first."

    def why_not_share_out(self) -> str:
        """The weights have to total something else."""
        if self.sheet is None:
            return self.why_not_programme()
        return "The weights total 100." if self.sheet.adds_up else ""

    def why_not_agreed_weights(self) -> str:
        """A ranking has to be agreed, and the weights be others now."""
        agreed = self.standing.weights
        if self.sheet is None or not agreed:
            return "The board has not agreed a ranking of this programme yet."
        same = all(one.weight == agreed.get(one.id, 0) for one in self.sheet.criteria)
        return "The weights are those that the board agreed." if same else ""

    def why_not_take_move_back(self) -> str:
        """The selected project has to be moved by hand."""
        current = self.current()
        if current is None:
            return self.why_not_project()
        return "" if current.moved else "This project stands by its score."

    def why_not_export(self) -> str:
        """There have to be projects, and weights that total 100."""
        if self.sheet is None or not self.sheet.lines:
            return "There is no project in this programme yet."
        if not self.sheet.adds_up:
            return f"The weights total {self.sheet.total_weight}, and not {TOTAL_WEIGHT}."
        return ""

    def why_not_take(self) -> str:
        """There have to be projects, weights that total 100, and a board with a meeting to come."""
        from ui.forms.rankings import coming_meetings

        if self.sheet is None or self.why_not_export():
            return self.why_not_export()
        if self.sheet.programme.group_id is None:
            return "No board has this programme: choose Edit programme."
        if not coming_meetings(self.register, self.sheet.programme.group_id):
            return "The board has no meeting to come."
        return ""

    def why_not_agree(self) -> str:
        """A list has to have been taken, and decided on."""
        if self.standing.taken is None:
            return "No ranking has been taken to the board."
        if not self.standing.pending:
            return "What the board agreed is recorded."
        if not self.standing.decided:
            return "The board has not decided on it yet: record its decision in the minute first."
        return ""

    def why_not_open_item(self) -> str:
        """A list has to have been taken, and its item be there still."""
        if self.standing.taken is None:
            return "No ranking has been taken to the board."
        item = self.register.items.maybe(self.standing.taken.item_id)
        return "" if item is not None and item.meeting_id else "Its item is on no agenda any more."

    def why_not_kept(self) -> str:
        """A ranking has to be kept."""
        kept = self.standing.taken is not None
        return "" if kept else "No ranking has been taken to the board."

    def why_not_why(self) -> str:
        """A project has to be selected, and stand in a ranking that was kept, or in this one."""
        return self.why_not_project()

    # -- scores and weights ----------------------------------------------------------------------

    def score(self) -> None:
        """Give the selected project scores."""
        from ui.forms.scoring import ScoreForm

        current = self.current()
        if current is not None and self.sheet is not None:
            form = ScoreForm(
                self.context, self, self.sheet, self.sheet.lines[current.id], self._scorer()
            )
            form.ask()

    def _scorer(self) -> str:
        """Who scored last in this programme."""
        criteria = self.sheet.criteria if self.sheet is not None else ()
        found = self.register.scores.of_criteria(one.id for one in criteria)
        return found[-1].scorer_id if found else ""

    def weigh(self) -> None:
        """Go to the weights."""
        split = self.work()
        if split is not None and not split.shows("details"):
            split.turn_details()
        self.pane.weights.begin()

    @told
    def commit_weight(self, criterion_id: str, weight: int) -> None:
        """Keep a weight; one after the other of the same criterion is one step."""
        self._last_weighed = criterion_id
        with self.register.step("Change weights", join=f"weight {criterion_id}"):
            set_weights(self.register, self.programme_id, {criterion_id: weight})

    @told
    def move_criterion(self, criterion_id: str, by: int) -> None:
        """Put a criterion before, or after, the one beside it."""
        ids = [one.id for one in self.sheet.criteria] if self.sheet is not None else []
        there = ids.index(criterion_id) + by
        if 0 <= there < len(ids):
            place_criterion(self.register, criterion_id, there)
            self.pane.weights.numbers[there].setFocus()

    @told
    def share_out(self) -> None:
        """Let the weights total 100, the last one that was changed as it is."""
        known = {one.id for one in self.sheet.criteria} if self.sheet is not None else set()
        kept = self._last_weighed if self._last_weighed in known else None
        share_weights_out(self.register, self.programme_id, kept)

    @told
    def agreed_weights(self) -> None:
        """Take the weights that the board agreed."""
        use_agreed_weights(self.register, self.programme_id)

    def criteria(self) -> None:
        """Change what projects are scored by."""
        from ui.forms.programmes import CriteriaForm

        if self.programme is not None:
            CriteriaForm(self.context, self, self.programme).ask()

    # -- projects and places -----------------------------------------------------------------------

    def add_projects(self) -> None:
        """Let projects compete."""
        from ui.forms.programmes import AddProjectsForm

        if self.programme is None or self.sheet is None:
            return
        found = [one for one in self.register.projects.all()
                 if one.id not in self.sheet.lines and one.stage.is_running]  # fmt: skip
        if not found:
            self.show_why("Every project of the register that is running competes already.")
            return
        AddProjectsForm(self.context, self, self.programme, found).ask()

    def show_why(self, sentence: str) -> None:
        """Say why something is not done."""
        self.context.say(sentence)

    @told
    def exclude(self) -> None:
        """Take the selected project out of the programme."""
        current = self.current()
        if current is not None:
            exclude_project(self.register, self.programme_id, current.id)

    def move_by_hand(self) -> None:
        """Put the selected project in another place."""
        current = self.current()
        if current is not None:
            self.move_to(current, current.at)

    def move_to(self, current: Ranked, place: int) -> None:
        """Ask for the place and the reason of a move."""
        from ui.forms.rankings import MoveForm

        if self.sheet is not None and not self.context.menus.refuse_writing():
            place = max(1, min(len(self.sheet.lines), place))
            MoveForm(self.context, self, self.sheet, current, place).ask()

    @told
    def take_move_back(self) -> None:
        """Let the selected project stand by its score."""
        current = self.current()
        if current is not None:
            take_move_back(self.register, self.programme_id, current.id)

    # -- the board -----------------------------------------------------------------------------------

    def take_to_board(self) -> None:
        """Take the list to a meeting of the board."""
        from ui.forms.rankings import TakeForm, coming_meetings

        if self.sheet is None:
            return
        coming = coming_meetings(self.register, self.sheet.programme.group_id)
        chosen = TakeForm(self.context, self, self.sheet, coming).ask()
        if chosen:
            self._write_and_take(self.register.meetings.get(chosen))

    @told
    def _write_and_take(self, meeting: Meeting) -> None:
        """Write the list beside the window, then take it to a meeting with that as its paper."""
        from egovdesk.packing.rankings import prepare, take_with_papers

        prepared = prepare(self.register, self.programme_id)

        def then(files: list[Path]) -> None:
            late = meeting.state.is_frozen
            take_with_papers(self.register, prepared, files, meeting.id, late=late)
            self.context.say(f"Taken to the meeting of {long_date(meeting.held_on)}")

        with_files(self.context, self, prepared.papers, then)

    def open_item(self) -> None:
        """Go to the item under which the list was taken to the board."""
        ranking = self.standing.taken
        item = self.register.items.maybe(ranking.item_id) if ranking is not None else None
        if item is not None:
            self.context.go(Place("meeting", item.meeting_id or "", select=item.id))

    @told
    def record_agreed(self) -> None:
        """Record what the board agreed."""
        from ui.forms.rankings import AgreedForm

        ranking = self.standing.taken
        if ranking is not None and AgreedForm(self.context, self, ranking).ask():
            self.context.say("The agreed ranking is recorded")

    def export_excel(self) -> None:
        """Write the ranking with its scores in Excel."""
        self._export(word=False)

    def export_word(self) -> None:
        """Write the ranking to read in Word."""
        self._export(word=True)

    def _export(self, *, word: bool) -> None:
        if self.programme is not None:
            year = self.programme.year
            self.context.export("ranking", programme_year=year, group=self.programme.group_id,
                                word=word)  # fmt: skip

    def why(self) -> None:
        """Answer why the selected project stands where it does."""
        from ui.views.programme.kept import KeptDialog

        current = self.current()
        if current is not None:
            KeptDialog(self.context, self.window(), self.programme_id, current.id).show()

    def kept(self) -> None:
        """Read the rankings that were kept."""
        from ui.views.programme.kept import KeptDialog

        KeptDialog(self.context, self.window(), self.programme_id).show()
