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


class TemplateItemRepository(Repository[TemplateItem]):
    """Lines of templates in agenda order."""

    table = "template_items"
    record = TemplateItem
    order = "position, id"
    noun = "template item"
