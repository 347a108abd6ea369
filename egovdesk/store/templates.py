"""Templates of agendas and their lines."""

from __future__ import annotations

from egovdesk.records.templates import Template, TemplateItem
from egovdesk.store.repository import Repository


class TemplateRepository(Repository[Template]):
    """Templates in their order."""

    table = "templates"
    record = Template
    order = "position, id"
    noun = "template"

    def for_group(self, group_id: str) -> list[Template]:
        """The templates that a group may start from: its own, then those for every group."""
        return self._query(
            f"WHERE group_id = ? OR group_id IS NULL ORDER BY group_id IS NULL, {self.order}",
            (group_id,),
        )


class TemplateItemRepository(Repository[TemplateItem]):
    """Lines of templates in agenda order."""

    table = "template_items"
    record = TemplateItem
    order = "position, id"
    noun = "template item"
