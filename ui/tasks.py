"""Slow work off the GUI thread: what only waits goes to a thread, what computes to a child process."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from egovdesk.errors import EgovDeskError
from egovdesk.stopping import ASKED

if TYPE_CHECKING:
    from queue import SimpleQueue

    from PySide6.QtCore import QProcess

_KILLED_WITHIN, _POLL = 2000, 30
_CLOSED_WITHIN = 3.0

Piece = TypeVar("Piece")
Result = tuple[Any, BaseException | None]

Failed = Callable[[EgovDeskError], None]


class Outcome(NamedTuple):
    """How a child process ended: its exit status and what it printed."""

    status: int
    output: str
    errors: str


class Work(QObject):
    """One piece of work under way; `stop` asks it to end and `done` follows either way."""

    done = Signal()
    #: How far it is, in words and between nothing and one, where that is known.
    progressed = Signal(str, float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stopped = False
        self.process: QProcess | None = None
        self.let_go: Callable[[], object] | None = None
        self.said = b""

    def stop(self) -> None:
        """Stop it; nothing half-made is left. A process is asked first, and ended if it does not hear."""
        self.stopped = True
        if self.let_go is not None:
            self.let_go()
        if self.process is not None:
            self.process.closeWriteChannel()
            late = QTimer(self, interval=_KILLED_WITHIN, singleShot=True)
            late.timeout.connect(self.process.kill)
            late.start()

    def wait(self) -> None:
        """Wait until its process has ended: Qt would destroy one that still runs when the window closes."""
        if self.process is not None and not self.process.waitForFinished(_KILLED_WITHIN):
            self.process.kill()
            self.process.waitForFinished(_KILLED_WITHIN)


class Tasks(QObject):
    """Runs work and brings its result back to the GUI thread."""

    #: Work that may be worth a progress strip began: (title, Work).
    started = Signal(str, object)

    def __init__(self, failed: Failed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failed = failed
        self._running: set[Work] = set()
        self._threads: list[threading.Thread] = []
        #: Set when the window closes; long work in a thread looks at it and stops.
        self.closing = threading.Event()

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        *,
        title: str = "",
        failed: Failed | None = None,
    ) -> Work:
        """Do work that only waits (a copy, a disk) in a thread; `then` gets what it returns."""
        from queue import SimpleQueue

        job = self._begin(title)
        # The thread knows a queue and nothing of Qt: the window may be gone before it is done.
        results: SimpleQueue[Result] = SimpleQueue()
        thread = threading.Thread(target=_work_in_thread, args=(results, work), daemon=True)
        self._threads.append(thread)
        poll = QTimer(job, interval=_POLL)
        poll.timeout.connect(lambda: self._look(job, results, then, failed))
        poll.start()
        thread.start()
        return job

    def child(
        self, arguments: list[str], then: Callable[[Outcome], None], *, title: str = ""
    ) -> Work:
        """Run `egovdesk` with arguments in a process of its own; `then` gets the Outcome.

        Lines of its error stream such as `progress 0.35 row 350 of 1,000` tell how far it is.
        """
        from PySide6.QtCore import QProcess, QProcessEnvironment

        job = self._begin(title)
        process = QProcess(job)
        job.process = process
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONIOENCODING", "utf-8")
        environment.insert(ASKED, "1")
        process.setProcessEnvironment(environment)
        process.readyReadStandardError.connect(lambda: _hear(job, process))
        process.finished.connect(lambda *_: self._child_ended(job, process, then))
        program, before = command_line()
        process.start(program, [*before, *arguments])
        return job

    def each(
        self,
        pieces: Sequence[Piece],
        act: Callable[[Piece], None],
        then: Callable[[int], None],
        *,
        title: str,
        noun: str,
    ) -> Work:
        """Do many small pieces one after another between other events, for what must be done here.

        Stopped or refused, what has been done stays; `then` gets how many pieces that is.
        """
        job, left, done = self._begin(title), list(pieces), 0
        timer = QTimer(job, interval=0)

        def step() -> None:
            nonlocal done
            if job.stopped or done == len(left):
                self._finish(job)
                then(done)
                return
            try:
                act(left[done])
            except EgovDeskError as error:
                self._finish(job)
                then(done)
                self._failed(error)
                return
            done += 1
            job.progressed.emit(f"{noun} {done} of {len(left)}", done / len(left))
            timer.start()

        timer.setSingleShot(True)
        timer.timeout.connect(step)
        timer.start()
        return job

    def through(
        self,
        pieces: Generator[int, None, None],
        total: int,
        then: Callable[[int], None],
        *,
        noun: str,
        failed: Failed | None = None,
    ) -> Work:
        """Go through one step of the register piece by piece, between other events.

        Stopped or refused, nothing of it is done; `then` gets how many pieces were.
        """
        job, done = self._begin(""), 0
        job.let_go = pieces.close
        timer = QTimer(job, interval=0)

        def step() -> None:
            nonlocal done
            try:
                done = next(pieces)
            except StopIteration:
                timer.stop()
                self._finish(job)
                if not job.stopped:
                    then(done)
            except EgovDeskError as error:
                timer.stop()
                self._finish(job)
                (failed or self._failed)(error)
            else:
                job.progressed.emit(f"{noun} {done:,} of {total:,}", done / total)

        timer.timeout.connect(step)
        timer.start()
        return job

    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._running

    def stop_all(self) -> None:
        """Stop what is under way; the window closes."""
        self.closing.set()
        jobs = list(self._running)
        for job in jobs:
            job.stop()
        for job in jobs:
            job.wait()
        for thread in self._threads:
            thread.join(_CLOSED_WITHIN)

    def _look(
        self,
        job: Work,
        results: SimpleQueue[Result],
        then: Callable[[Any], None],
        failed: Failed | None,
    ) -> None:
        if job in self._running and not results.empty():
            value, error = results.get_nowait()
            self._end(job, value, error, then, failed)

    def _begin(self, title: str) -> Work:
        job = Work(self)
        self._running.add(job)
        if title:
            self.started.emit(title, job)
        return job

    def _end(
        self,
        job: Work,
        value: Any,
        error: BaseException | None,
        then: Callable[[Any], None],
        failed: Failed | None,
    ) -> None:
        self._finish(job)
        if job.stopped:
            return
        if isinstance(error, EgovDeskError):
            (failed or self._failed)(error)
        elif error is not None:
            raise error
        else:
            then(value)

    def _child_ended(self, job: Work, process: QProcess, then: Callable[[Outcome], None]) -> None:
        output = bytes(process.readAllStandardOutput().data()).decode("utf-8", "replace")
        _hear(job, process)
        errors = job.said.decode("utf-8", "replace")
        status = process.exitCode()
        self._finish(job)
        if not job.stopped:
            then(Outcome(status, output, errors))

    def _finish(self, job: Work) -> None:
        self._running.discard(job)
        job.done.emit()
        job.deleteLater()


def _hear(job: Work, process: QProcess) -> None:
    """Take in what a child says of how far it is; the rest is kept for its end."""
    *lines, rest = (job.said + bytes(process.readAllStandardError().data())).split(b"\n")
    kept = []
    for line in lines:
        told = line.split(b" ", 2)
        if told[0] != b"progress" or len(told) < 3:
            kept.append(line)
        elif not job.stopped:
            job.progressed.emit(told[2].decode("utf-8", "replace").strip(), float(told[1]))
    job.said = b"\n".join([*kept, rest])


def command_line() -> tuple[str, list[str]]:
    """The program and first arguments that run this application's command line."""
    if getattr(sys, "frozen", False):
        return sys.executable, []
    main = Path(__file__).parent.parent / "main.py"
    return sys.executable, [str(main)] if main.is_file() else ["-m", "egovdesk"]


def naming(meeting_id: str | None = None, group_id: str | None = None) -> list[str]:
    """What tells a child process which meeting is meant, or else which group: the id, that no other has."""
    if meeting_id:
        return ["--meeting", meeting_id]
    return ["--group", group_id] if group_id else []


def _work_in_thread(results: SimpleQueue[Result], work: Callable[[], Any]) -> None:
    try:
        results.put((work(), None))
    except BaseException as raised:
        results.put((None, raised))
