"""Pages of a PDF as pictures, and where on a picture its letters stand."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from pypdfium2 import raw

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in a page's own units; of a picture left, top, right and bottom."""


class PagePicture:
    """A page, turned as it is read, drawn with so many pixels to a point (1/72 inch)."""

    def __init__(self, page: Any, scale: float) -> None:
        self._page = page
        self.image: Image = page.render(scale=scale).to_pil()

    def box(self, box: Box) -> Box:
        """Where a box of the page stands on the picture."""
        left, bottom, right, top = box
        corners = [self._point(left, bottom), self._point(right, top)]
        across, down = zip(*corners, strict=True)
        return min(across), min(down), max(across), max(down)

    def shows(self, box: Box) -> bool:
        """Whether anything is to be seen there: more than one colour."""
        left, top, right, bottom = self.box(box)
        width, height = self.image.size
        crop = max(0, left - 1), max(0, top - 1), min(width, right + 1), min(height, bottom + 1)
        if crop[2] - crop[0] < 2 or crop[3] - crop[1] < 2:
            return False
        seen = self.image.crop(crop).getextrema()
        return any(low != high for low, high in _bands(seen))

    def _point(self, across: float, up: float) -> tuple[int, int]:
        left, top = ctypes.c_int(), ctypes.c_int()
        width, height = self.image.size
        raw.FPDF_PageToDevice(self._page.raw, 0, 0, width, height, 0, across, up, left, top)
        return left.value, top.value


def _bands(extrema: Any) -> Any:
    """The darkest and lightest of each colour, where there is one as well."""
    return extrema if isinstance(extrema[0], tuple) else (extrema,)
