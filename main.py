"""EgovDesk: a window with no argument or a register's name, and otherwise a command."""

from __future__ import annotations

import sys


def main() -> int:
    """Open the window, or run the command line; neither imports what only the other needs."""
    arguments = sys.argv[1:]
    if not arguments or (len(arguments) == 1 and arguments[0].endswith(".egovdesk")):
        from ui.application import run

        return run(arguments[0] if arguments else None)
    from egovdesk.cli import main as command_line

    return int(command_line(arguments) or 0)


if __name__ == "__main__":
    sys.exit(main())
