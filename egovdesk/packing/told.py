"""A pack that a process of its own made, as it tells the window of it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from egovdesk.packing.chains import chain_of
from egovdesk.packing.making import Made, Wish
from egovdesk.packing.manifest import Pages
from egovdesk.records.leaks import Leak, Part, Place, Searched, Secret, SecretKind, Unsearched
from egovdesk.records.packs import PackKind
from egovdesk.register import Register


def made_as_json(made: Made) -> dict[str, Any]:
    """What is told of a pack that was written."""
    return {
        "path": made.path.resolve(),
        "pages": made.pages,
        "manifest": [asdict(one) for one in made.manifest],
        "beside": [one.resolve() for one in made.beside],
        "certificate": made.certificate.resolve() if made.certificate else None,
        "gone": [asdict(one) for one in made.gone],
        "form_of": made.form_of,
        "accessible": made.accessible,
    }


def made_from(register: Register, wish: Wish, told: dict[str, Any]) -> Made:
    """The pack that was told of."""
    follows = None
    if wish.kind is PackKind.SUPPLEMENT:
        follows = chain_of(register, wish.meeting_id, wish.audience)
    return Made(
        wish,
        Path(told["path"]),
        tuple(Pages(**one) for one in told["manifest"]),
        tuple(Path(one) for one in told["beside"]),
        follows,
        Path(told["certificate"]) if told["certificate"] else None,
        gone=tuple(Pages(**one) for one in told["gone"]),
        form_of=told["form_of"],
        accessible=told["accessible"],
    )


def blocked_as_json(made: Made, searched: Searched) -> dict[str, Any]:
    """What is told of a public pack that was not written, for what was found in it."""
    return {"blocked": {"made": made_as_json(made), "searched": searched_in_full(searched)}}


def searched_in_full(found: Searched) -> dict[str, Any]:
    """All that a search found, so that the window can settle it."""
    return {
        "sought": dict(found.sought), "files": found.files, "pages": found.pages,
        "pictures": found.pictures,
        "leaks": [asdict(one) for one in found.leaks],
        "unsearched": [asdict(one) for one in found.unsearched],
    }  # fmt: skip


def searched_from(told: dict[str, Any]) -> Searched:
    """What a search found, as it was told."""
    return Searched(
        {SecretKind(kind): count for kind, count in told["sought"].items()},
        told["files"], told["pages"], told["pictures"],
        leaks=tuple(_leak(one) for one in told["leaks"]),
        unsearched=tuple(
            Unsearched(**{**one, "place": _place(one["place"])})
            for one in told["unsearched"]
        ),
    )  # fmt: skip


def _leak(told: dict[str, Any]) -> Leak:
    secret = told["secret"]
    return Leak(
        Secret(
            SecretKind(secret["kind"]), secret["text"], secret["subject"], secret["about"],
            secret["as_written"],
        ),
        _place(told["place"]), told["words"], told["before"], told["after"],
    )  # fmt: skip


def _place(told: dict[str, Any]) -> Place:
    return Place(told["file"], Part(told["part"]), told["where"], told["page"])
