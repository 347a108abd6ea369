"""The leak check of a pack of 40 papers and 400 pages, beside making that pack."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.documents import TEXT
from benchmarks.measure import Figure, paired
from benchmarks.packs import PAGES, PAPERS, a_volume
from egovdesk.documents.writers.pdf.joining import write_volume
from egovdesk.exchange.leaks.index import Index
from egovdesk.exchange.leaks.searching import search
from egovdesk.records.leaks import Searched, Secret, SecretKind

SECRETS, WORDS = 300, 20_000
"""Titles, names and sums of a year's exempt business; words of the exempt papers, in phrases of eight."""


def figures(_: Path) -> Iterator[Figure]:
    """Making the pack, then searching it for what is not there, and for what is on every page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        volume, path = a_volume(folder, PAGES), folder / "pack.pdf"
        write_volume(volume, path)
        secrets = list(_secrets())
        for what, held in (
            ("nothing to find", secrets),
            ("a find on each page", [*secrets, Secret(SecretKind.TEXT, TEXT)]),
        ):
            ours, other = paired(
                lambda held=held: _searched(path, held), lambda: write_volume(volume, path), 3
            )  # fmt: skip
            pages = PAPERS * PAGES
            yield Figure(f"Leak check of {pages} pages, {what}; making", ours, other, "1.0")


def _secrets() -> Iterator[Secret]:
    for number in range(SECRETS):
        yield Secret(SecretKind.TITLE, f"Contract {number}: evaluation of tender {number * 7}")
        yield Secret(SecretKind.NAME, f"Harrow Data {number} Ltd")
        yield Secret(SecretKind.SUM, f"£{41_201 + number * 13:,}")
    words = (f"word{number * 7919 % 4001}" for number in range(WORDS))
    yield Secret(SecretKind.TEXT, " ".join(words))


def _searched(path: Path, secrets: list[Secret]) -> Searched:
    return search([path], Index(secrets))
