"""EgovDesk: a window with no argument or a register's name, and otherwise a command."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Open the window, or run the command line; neither imports what only the other needs."""
    arguments = sys.argv[1:]
    if not arguments or (len(arguments) == 1 and arguments[0].endswith(".egovdesk")):
        return open_window(arguments[0] if arguments else None)
    if arguments[0] in ("typeset", "keep"):
        return serve(arguments)
    from egovdesk.cli import main as command_line

    return command_line(arguments)


def serve(arguments: list[str]) -> int:
    """Do what EgovDesk asks of a process of its own, where all of it is one program."""
    if arguments[0] == "typeset":
        from egovdesk.documents.writers.pdf.child import main as typeset

        return typeset()
    from egovdesk.exchange.keeper import main as keep

    return keep(arguments[1:])


def open_window(path: str | None) -> int:
    """Open the window; where there is nowhere to show it, say so, for Qt would abort."""
    places = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(map(os.environ.get, places)):
        print("There is no display here, so the window cannot open.", file=sys.stderr)
        print("The commands work without one: egovdesk --help lists them.", file=sys.stderr)
        return 1
    from ui.application import run

    return run(path)


if __name__ == "__main__":
    sys.exit(main())
