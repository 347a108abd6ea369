"""The council's own Word templates, looked through before they are used."""

from ui.views.templates.view import TemplatesView

__all__ = ["TemplatesView"]
