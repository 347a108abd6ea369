"""The page that builds a meeting's pack: what is in it, how it looks, and whether the public may have it."""

from ui.views.packs.view import PackView

__all__ = ["PackView"]
