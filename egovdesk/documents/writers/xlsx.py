"""A Workbook as an Excel file: one marked table on each sheet, in flat memory.

openpyxl makes the workbook with its styles, tables, properties and print titles around an empty
table. The rows are then streamed as XML into the sheet's part while the package is copied, so
that 200,000 rows need no more memory than 20.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from egovdesk.documents.model import Workbook
from egovdesk.documents.writers.files import refuse_if_open, replacing
from egovdesk.documents.writers.spreadsheet.frame import Frame, build_frame
from egovdesk.documents.writers.spreadsheet.rows import RowWriter

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]

_EPOCH = (1980, 1, 1, 0, 0, 0)
# Level 1 halves the time of level 6 for a tenth more bytes.
_COMPRESSION = 1
_END = b"</sheetData>"


def write_xlsx(
    workbook: Workbook,
    path: Path,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> None:
    """Write the workbook to `path`, reading every row once.

    `progress(done, total)` is told how many rows are written (a total of 0 is not known);
    `stop()` is asked now and then, and if it says so `Stopped` is raised and nothing is left.
    """
    path = Path(path)
    refuse_if_open(path)
    frame = build_frame(workbook)
    total = sum(sheet.count for sheet in workbook.sheets)
    rows = RowWriter(frame.styles, total, progress, stop)
    rows.know(frame.addresses(workbook))
    with (
        replacing(path) as beside,
        zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION) as target,
    ):
        _copy(frame, rows, target)


def _copy(frame: Frame, rows: RowWriter, target: zipfile.ZipFile) -> None:
    """Copy the package, with rows in the sheets, then the tables, whose length is now known."""
    with zipfile.ZipFile(io.BytesIO(frame.package)) as source:
        lengths: dict[str, int] = {}
        for part, held in frame.sheets.items():
            with target.open(_entry(part), "w", force_zip64=True) as out:
                head, tail = _around_rows(source.read(part))
                out.write(head)
                lengths[held.table_part] = rows.write(out, held)
                out.write(tail)
        for name in source.namelist():
            if name in frame.sheets:
                continue
            data = source.read(name)
            if name in lengths:
                data = frame.resized(data, name, lengths[name])
            target.writestr(_entry(name), data)


def _around_rows(sheet: bytes) -> tuple[bytes, bytes]:
    """The sheet's part up to its last row, and from there on."""
    end = sheet.index(_END)
    return sheet[:end], sheet[end:]


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
