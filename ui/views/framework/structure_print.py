"""The chart on paper, one page as large as fits, and as a picture in a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from egovdesk.documents.writers.files import replacing

_FINE = 2
"""Dots of a PNG to a pixel, so that it is sharp on paper too."""
_KINDS = "SVG picture (*.svg);;PNG picture (*.png)"


def print_picture(asker: QWidget, svg: str, title: str) -> None:
    """Ask for a printer, and print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setDocName(title)
    if QPrintDialog(printer, asker).exec():
        draw_on(printer, svg)


def draw_on(printer: QPrinter, svg: str) -> None:
    """Draw a picture on a page, as large as fits."""
    from PySide6.QtSvg import QSvgRenderer

    picture = QSvgRenderer(svg.encode())
    page = printer.pageLayout().paintRectPixels(printer.resolution())
    size = picture.defaultSize()
    scale = min(page.width() / size.width(), page.height() / size.height())
    painter = QPainter(printer)
    picture.render(painter, QRectF(0, 0, size.width() * scale, size.height() * scale))
    painter.end()


def write_picture(path: Path, svg: str) -> None:
    """Write a picture as SVG, or as PNG where the file is named so."""
    with replacing(path) as beside:
        beside.write_bytes(png_of(svg) if path.suffix.lower() == ".png" else svg.encode())


def png_of(svg: str) -> bytes:
    """The picture as the bytes of a PNG."""
    from PySide6.QtSvg import QSvgRenderer

    picture = QSvgRenderer(svg.encode())
    image = QImage(picture.defaultSize() * _FINE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    picture.render(painter)
    painter.end()
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")  # type: ignore[call-overload]
    return bytes(held.data().data())


def ask_picture(asker: QWidget, suggested: str) -> Path | None:
    """Ask where the picture goes and of which kind."""
    name, kind = QFileDialog.getSaveFileName(asker, "Chart as a picture", suggested, _KINDS)
    if not name:
        return None
    wanted = ".png" if "png" in kind else ".svg"
    path = Path(name)
    return path if path.suffix.lower() in (".svg", ".png") else path.with_name(path.name + wanted)
