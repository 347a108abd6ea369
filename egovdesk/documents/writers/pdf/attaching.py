"""Files attached to a PDF, as they are; what it says of itself, and of its tags, stays as it was."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Name

from egovdesk.documents.writers.files import replacing

_UNKNOWN = "application/octet-stream"


@dataclass(frozen=True)
class Attached:
    """A file to attach: under what name, and what a list of attachments says of it."""

    name: str
    source: Path
    about: str


def attach(source: Path, files: Sequence[Attached], target: Path) -> None:
    """Write a PDF again with files attached; the same files give the same bytes. Raises DiskFault."""
    with pikepdf.open(source) as pdf:
        for one in files:
            pdf.attachments[one.name] = pikepdf.AttachedFileSpec(
                pdf,
                one.source.read_bytes(),
                filename=one.name,
                description=one.about,
                mime_type=mimetypes.guess_type(one.name)[0] or _UNKNOWN,
                relationship=Name.Supplement,
            )
        if files:
            pdf.Root.AF = Array([pdf.attachments[one.name].obj for one in files])
            pdf.Root.PageMode = Name.UseAttachments
        with replacing(target) as beside:
            pdf.save(
                beside,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                deterministic_id=True,
            )
