"""The investment programme of a year, a tab a module: its ranking, then what its projects cost, bring and
how they go. `view` is the page, `tab` what a tab of it is."""

from ui.views.programme.view import ProgrammeView

__all__ = ["ProgrammeView"]
