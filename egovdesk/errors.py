"""Errors that a clerk can be told and act on: what happened, what was kept, what to do."""

from __future__ import annotations


class EgovDeskError(Exception):
    """Something a user can be told: one sentence each for what happened, what was kept, what to do.

    Everything else that is raised is a fault of ours and reaches the window's excepthook.
    """

    def __init__(self, what: str, kept: str = "", todo: str = "") -> None:
        super().__init__(what, kept, todo)
        self.what = what
        self.kept = kept
        self.todo = todo

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.kept, self.todo) if part)


class RegisterRefused(EgovDeskError):
    """A file was not opened; it is as it was."""


class NotARegister(RegisterRefused):
    """The file is not an EgovDesk register: not a database, or another program's."""


class RegisterDamaged(RegisterRefused):
    """The file was a register, and is damaged."""


class RegisterNewer(RegisterRefused):
    """The file was made by a newer EgovDesk."""


class RegisterLocked(RegisterRefused):
    """Somebody else has the file open."""


class RegisterMissing(RegisterRefused):
    """There is no file of that name."""


class DiskFault(EgovDeskError):
    """The disk is full, read-only or gone; nothing of the last change was kept."""


class ReadOnly(EgovDeskError):
    """The register was opened to read only."""


class NotFound(EgovDeskError):
    """No such record, or it has since been removed."""


class Refused(EgovDeskError):
    """The change breaks a rule that must always hold, and was not made."""


class UndoRefused(EgovDeskError):
    """The step cannot be undone, because others have seen it or a record has changed since."""


class Stopped(EgovDeskError):
    """The clerk stopped a piece of long work; nothing half-made is left."""


class OutsideStep(RuntimeError):
    """A mistake of ours: a register was written outside a step, where history could not see it."""
