"""Open the real window on a virtual screen, take the screen's picture, and let it close by itself.

Usage: smoke.py REGISTER PICTURE [PROGRAM]. The program is the checkout's where none is named. Fails
where the screen is blank, where the window does not end by itself with 0, and where Qt or Python
had anything to warn of.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parent.parent
CHECKOUT = (sys.executable, str(ROOT / "main.py"))
SCREEN = (1440, 900)
PATIENCE = 120


def main(register: Path, picture: Path, *program: str) -> int:
    """0 where a window was seen, said nothing untoward, and ended well."""
    with tempfile.TemporaryDirectory() as home:
        ended = show(register, picture, Path(home), program or CHECKOUT)
    faults = [line for line in ended.stderr.splitlines() if line.strip()]
    if ended.returncode:
        faults.append(f"The window ended with {ended.returncode}")
    if not faults:
        faults = look(picture)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def show(
    register: Path, picture: Path, home: Path, program: Sequence[str]
) -> subprocess.CompletedProcess[str]:
    """Run the window, with settings and folders of its own, until it has taken its picture."""
    width, height = SCREEN
    environment = {
        **os.environ,
        "PYTHONWARNINGS": "error",
        "QT_QPA_PLATFORM": "xcb",
        "EGOVDESK_SMOKE": str(picture),
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_RUNTIME_DIR": str(home),
    }
    virtual = ("xvfb-run", "-a", "-s", f"-screen 0 {width}x{height}x24")
    command = (*virtual, *program, str(register))
    return subprocess.run(
        command, env=environment, stderr=subprocess.PIPE, text=True, timeout=PATIENCE, check=False
    )


def look(picture: Path) -> list[str]:
    """What is wrong with the picture: nothing, where it shows a window."""
    image = QImage(str(picture))
    if image.isNull() or (image.width(), image.height()) != SCREEN:
        return [f"{picture.name} is no picture of the screen"]
    pixels = [
        image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    ]
    colours = set(pixels)
    plain = Counter(pixels).most_common(1)[0][1] / len(pixels)
    print(f"{len(colours)} colours on the screen; the commonest on {plain:.0%} of it")
    return [] if len(colours) > 20 and plain < 0.95 else ["The screen is blank"]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]))
