"""The command that checks a register: that its file is sound, and what the framework suggests."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from egovdesk.cli.options import (
    DAY,
    JSON,
    REGISTER,
    files_without_contents,
    open_to_read,
    print_json,
)

if TYPE_CHECKING:
    from egovdesk.records.findings import Acceptance, Finding
    from egovdesk.register import Register


@click.command()
@REGISTER
@click.option("--on", type=DAY, help="What the framework suggests of the register on that day.")
@click.option("--rule", "rules", multiple=True, help="Only these rules, such as R05.")
@click.option("--accepted", is_flag=True, help="Say what has been accepted as well.")
@click.option("--findings", "only", is_flag=True, help="Leave out whether the file is sound.")
@JSON
def check(
    register: Path, on: date | None, rules: tuple[str, ...], accepted: bool, only: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Check that REGISTER is sound, and say what the framework suggests.

    Findings advise: they leave the exit status at 0. It is 1 where the file is damaged.
    """
    wanted = _rules(rules)
    with open_to_read(register) as opened:
        sound = {} if only else _soundness(opened)
        problems = sound.get("problems", [])
        told = [] if problems else _told(opened, on, wanted, accepted)
    if as_json:
        print_json({**sound, "findings": told})
    else:
        _print_soundness(sound)
        _print(told)
    if problems:
        raise SystemExit(1)


def _soundness(register: Register) -> dict[str, Any]:
    """Whether the file is sound, which minute numbers were not used, and the newest backup."""
    from egovdesk.documents.unused_numbers import unused_numbers
    from egovdesk.drafts import damaged
    from egovdesk.ranking.kept import damaged as damaged_rankings
    from egovdesk.register import backups_of

    problems = register.integrity_problems() or [
        *damaged(register), *damaged_rankings(register), *_lost(register),
    ]  # fmt: skip
    backups = backups_of(register.path)
    return {
        "sound": not problems,
        "problems": problems,
        "unused_numbers": [] if problems else unused_numbers(register),
        "newest_backup": backups[0].made_at if backups else None,
    }


def _lost(register: Register) -> list[str]:
    """The files whose contents are not there, or not what they were."""
    return [
        f"The contents of {name} are not in the register as they were."
        for name in files_without_contents(register, register.contents.damaged())
    ]


def _print_soundness(sound: dict[str, Any]) -> None:
    if not sound:
        return
    click.echo("The register is sound." if sound["sound"] else "The register is damaged:")
    for line in [f"  {one}" for one in sound["problems"]] + sound["unused_numbers"]:
        click.echo(line)
    newest = sound["newest_backup"]
    click.echo(f"Newest backup: {f'{newest:%d %B %Y at %H.%M}' if newest else 'none yet'}")


def _rules(wanted: tuple[str, ...]) -> frozenset[str]:
    from egovdesk.checks.all_rules import ALL

    there = {one.id for one in ALL}
    for one in wanted:
        if one.upper() not in there:
            raise click.BadParameter(f"There is no rule {one}: they are R01 to R38.")
    return frozenset(one.upper() for one in wanted) or frozenset(there)


def _told(
    register: Register, on: date | None, wanted: frozenset[str], accepted: bool
) -> list[dict[str, Any]]:
    from egovdesk.findings import Findings, subject_name

    found = Findings(register, on)
    shown = found.all() if accepted else found.standing()
    return [
        _entry(one, subject_name(register, one), found.accepted.get(one.id))
        for one in shown
        if one.rule in wanted
    ]


def _entry(one: Finding, about: str, accepted: Acceptance | None) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "severity": one.severity.value,
        "about": about,
        "subject": one.subject,
        "sentence": one.sentence,
        "remedy": one.remedy,
        "source": one.source,
        "facts": one.facts,
        "accepted": None
        if accepted is None
        else {"reason": accepted.reason, "on": accepted.accepted_on, "by": accepted.accepted_by},
    }


def _print(told: list[dict[str, Any]]) -> None:
    if not told:
        click.echo("The framework suggests nothing further.")
        return
    click.echo("The framework suggests:")
    for one in told:
        mark = "" if one["severity"] == "warning" else " [information]"
        accepted = f" [accepted: {one['accepted']['reason']}]" if one["accepted"] else ""
        click.echo(f"  {one['rule']}{mark}{accepted}  {one['sentence']}")
        click.echo(f"       {one['remedy']} ({one['source']})")
