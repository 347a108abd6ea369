"""How errors and questions look. Tests replace `ask` and `show_error`, never a dialog's `exec`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar, cast

from PySide6.QtWidgets import QWidget

from egovdesk.errors import EgovDeskError

F = TypeVar("F", bound=Callable[..., Any])


def show_error(parent: QWidget | None, error: EgovDeskError, title: str = "") -> None:
    """Say what happened, what to do and what is safe, in a dialog."""
    ask(
        parent,
        title or "That could not be done",
        error.what,
        [("close", "Close", "primary")],
        steps=[error.todo] if error.todo else [],
        safe=error.kept,
    )


def ask(
    parent: QWidget | None,
    title: str,
    text: str,
    actions: Sequence[tuple[str, str, str]],
    *,
    steps: Sequence[str] = (),
    numbered: bool = True,
    safe: str = "",
    details: str = "",
    icon: str = "file-x",
    tone: str = "red",
) -> str:
    """Ask in a dialog; the key of the action chosen, Esc being the first. An action: key, words, kind."""
    from ui.widgets.dialog import SentenceDialog

    dialog = SentenceDialog(
        parent, title, text, steps=tuple(steps), numbered=numbered, safe=safe, actions=list(actions),
        details=details, icon=icon, tone=tone,
    )  # fmt: skip
    dialog.exec()
    chosen = str(dialog.chosen or "")
    dialog.deleteLater()
    return chosen


@contextmanager
def telling(view: QWidget) -> Iterator[None]:
    """Show an EgovDeskError raised inside: in the view's own note where it has one, or a dialog."""
    try:
        yield
    except EgovDeskError as error:
        tell(view, error)


def tell(view: QWidget, error: EgovDeskError) -> None:
    """Show an error at the place concerned, or in a dialog."""
    show_note = getattr(view, "show_note", None)
    if show_note is not None:
        show_note("red", str(error))
    else:
        show_error(view.window(), error)


def told(method: F) -> F:
    """Make a view's slot show the sentence of an EgovDeskError."""

    @wraps(method)
    def run(self: QWidget, *args: Any, **kwargs: Any) -> Any:
        with telling(self):
            return method(self, *args, **kwargs)

    return cast(F, run)
