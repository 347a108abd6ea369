"""Look at the picture of the real window: it must be there, large, and not one flat colour."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QImage


def main(path: Path) -> int:
    """0 where the picture shows a window."""
    image = QImage(str(path))
    if image.isNull() or image.width() < 900 or image.height() < 500:
        print(f"{path.name} is not the picture of a window", file=sys.stderr)
        return 1
    colours = {
        image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)
    }
    print(f"The window is {image.width()} by {image.height()}, in {len(colours)} colours")
    return 0 if len(colours) > 20 else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
