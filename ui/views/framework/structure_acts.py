"""What can be done with the structure: groups changed, ended, merged, split, arranged anew, and exported."""

from __future__ import annotations

from datetime import date

from egovdesk.documents.framework.structure_document import structure_title
from egovdesk.documents.framework.svg import chart_svg
from egovdesk.documents.wording import document_file_name, long_date
from egovdesk.records.groups import Group
from ui.messages import told
from ui.tabbed import PageTab
from ui.views.framework.structure_print import ask_picture, print_picture, write_picture
from ui.widgets.chart_view import ChartView
from ui.widgets.fields import Select


class StructureActs(PageTab):
    """The verbs of the tab of the structure; it says which group is selected."""

    day: date
    chart: ChartView

    def group(self) -> Group | None:
        """The group that is selected."""
        raise NotImplementedError

    def select(self, group_id: str) -> None:
        """Select a group."""
        raise NotImplementedError

    def edit_group(self) -> None:
        """Change the group."""
        from ui.forms.groups import GroupForm

        found = self.group()
        if found is not None:
            GroupForm(self.context, self, self.register.groups.get(found.id)).ask()

    def change_ties(self) -> None:
        """Change its tiers, the group above, and its other ties."""
        from ui.forms.ties import TiesForm

        found = self.group()
        if found is not None:
            TiesForm(self.context, self, self.register.groups.get(found.id)).ask()

    def add_group(self) -> None:
        """Add a group below the one selected, and go to it."""
        from ui.forms.groups import GroupForm

        form = GroupForm(self.context, self)
        above = form.fields["parent_id"]
        assert isinstance(above, Select)
        above.set_key(self.selected())
        made = form.ask()
        if made:
            self.select(made)

    def dissolve_group(self) -> None:
        """End the group on a day."""
        from ui.forms.structure import DissolveForm

        found = self.group()
        if found is not None:
            DissolveForm(self.context, self, found).ask()

    def merge_groups(self) -> None:
        """Let one follow several."""
        from ui.forms.structure import MergeForm

        made = MergeForm(self.context, self, self.selected()).ask()
        if made:
            self.select(made)

    def split_group(self) -> None:
        """Let several follow the group."""
        from ui.forms.structure import SplitForm

        found = self.group()
        if found is not None:
            SplitForm(self.context, self, found).ask()

    def change_structure(self) -> None:
        """Arrange the groups anew, step by step."""
        from ui.forms.begin.change import ChangeStructure

        dialog = ChangeStructure(self.context, self)
        if dialog.exec():
            self.context.say("The structure is changed")
        dialog.deleteLater()

    # -- paper and files -----------------------------------------------------------------------

    def _svg(self) -> str:
        when = f"As on {long_date(self.day)}"
        return chart_svg(self.chart.chart, structure_title(self.register), when)

    def print_chart(self) -> None:
        """Print the chart on one page."""
        print_picture(self, self._svg(), structure_title(self.register))

    @told
    def export_picture(self) -> None:
        """Write the chart as a picture."""
        name = self.register.authority.name.split(" ")[0]
        path = ask_picture(self, document_file_name(name, self.day, "structure", suffix=".svg"))
        if path is not None:
            write_picture(path, self._svg())
            self.context.say(f"Written: {path.name}")

    def export_word(self) -> None:
        """Write the chart as a Word figure with its list."""
        self.context.export("structure", on=self.day, word=True)

    def export_framework(self) -> None:
        """Write chart 3 of one's own groups."""
        self.context.export("framework", on=self.day, word=True)
