"""The example registers: two fictional councils, always the same, and large registers for benchmarks.

What the councils hold is text in `resources/example`; nobody in it is a real person.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from egovdesk.clock import pretending
from egovdesk.example.calendar import ExampleClock
from egovdesk.identifiers import ids_from
from egovdesk.register import Register

TODAY = date(2003, 10, 9)
COUNCILS = ("northbridge", "wexcombe")

Progress = Callable[[int, int], None]


def make_example(
    path: Path | str,
    council: str = "northbridge",
    years: int = 1,
    scale: int = 1,
    progress: Progress | None = None,
) -> None:
    """Make a register of an example council as on Thursday 9 October 2003.

    With more years or a larger scale, `years` of made-up meetings of `10 * scale` further groups are
    added: 20 and 10 give 24,000 meetings. Raises EgovDeskError where there is a file already.
    """
    from egovdesk.example.council import set_council_up
    from egovdesk.example.framework import Framework
    from egovdesk.example.large import add_large
    from egovdesk.example.play import play
    from egovdesk.example.statements import add_statements

    path = Path(path)
    clock = ExampleClock()
    with pretending(clock), ids_from(clock.new_id):
        register = Register.create(path, user="E. Brackley")
        try:
            cast = set_council_up(register, council, clock)
            framework = Framework(register, council, cast)
            framework.set_up()
            play(register, council, cast, clock, TODAY)
            framework.follow_up(TODAY)
            add_statements(register, council, cast)
            if years > 1 or scale > 1:
                add_large(register, years, scale, clock, TODAY, progress)
            _pin_today(register, clock)
        except BaseException:
            register.close()
            path.unlink(missing_ok=True)
            raise
        register.close()


def _pin_today(register: Register, clock: ExampleClock) -> None:
    clock.set(TODAY, "08:55")
    with register.step("Make example register", undoable=False):
        register.authorities.update(register.authority.id, today=TODAY)
