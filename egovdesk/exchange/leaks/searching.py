"""The search of finished files for the secrets of an index."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from egovdesk.errors import EgovDeskError, Stopped
from egovdesk.exchange.leaks.folding import Folded, folded
from egovdesk.exchange.leaks.index import Hit, Index
from egovdesk.exchange.leaks.packages import Budget
from egovdesk.exchange.leaks.passages import Content, Found, Passage, Picture
from egovdesk.exchange.leaks.reading import read
from egovdesk.records.leaks import Leak, Part, Place, Searched, Secret, Unsearched

Progress = Callable[[int], None]
Stop = Callable[[], bool]
_AROUND = 60  # letters before and after what was found
_MOST_LEAKS = 2_000


def search(
    paths: Iterable[Path], index: Index, progress: Progress | None = None, stop: Stop | None = None
) -> Searched:
    """Search files, and folders with all that is in them, for the secrets of an index.

    `progress(pages)` is told how many pages have been searched; `stop()` is asked as it goes on, and
    if it says so `Stopped` is raised. Raises EgovDeskError for a file that is not there.
    """
    search = _Search(index, progress, stop)
    for path in paths:
        for name, file in _files(path):
            search.file(Content(name, path=file, part=Part.BODY))
    return search.result()


def _files(path: Path) -> Iterator[tuple[str, Path]]:
    """The files of a folder by their names within it, or the file itself."""
    if not path.exists():
        raise EgovDeskError(f"There is no file {path}.", "Nothing was searched.", "Check its name.")
    if not path.is_dir():
        yield path.name, path
        return
    for one in sorted(path.rglob("*")):
        if one.is_file():
            yield one.relative_to(path).as_posix(), one


class _Search:
    """A search as it goes on."""

    def __init__(self, index: Index, progress: Progress | None, stop: Stop | None) -> None:
        self._index, self._progress, self._stop = index, progress, stop
        self._leaks: dict[tuple[Secret, Place, str], Leak] = {}
        self._told: dict[tuple[str, Secret], list[str]] = defaultdict(list)
        self._unsearched: dict[Unsearched, None] = {}
        self._parts: Counter[Part] = Counter()
        self._pictures: Counter[str] = Counter()
        self._names: dict[str, int] = {}
        self._pages = 0

    def file(self, file: Content) -> None:
        """Search one file and all that is inside it."""
        try:
            with closing(read(file, Budget())) as whole:
                for found in whole:
                    self._found(found)
        except OSError:
            unread = file.unsearched("It could not be opened.")
            self._unsearched[unread] = None

    def _found(self, found: Found) -> None:
        if isinstance(found, Passage):
            self._passage(found)
        elif isinstance(found, Picture):
            self._pictures[found.place.file] += 1
        elif isinstance(found, Unsearched):
            self._unsearched[found] = None

    def _passage(self, passage: Passage) -> None:
        if self._stop is not None and self._stop():
            raise Stopped("The search was stopped.", "Nothing has changed.")
        if passage.file not in self._names:
            self._names[passage.file] = len(self._names)
        if passage.page is not None and not passage.again and passage.look is not None:
            self._pages += 1
            if self._progress is not None:
                self._progress(self._pages)
        self._parts[passage.part] += len(passage.text)
        text = Folded(passage.text)
        for hit in self._index.hits(text):
            self._hit(passage, hit)

    def _hit(self, passage: Passage, hit: Hit) -> None:
        words = passage.text[hit.start : hit.end]
        told, said = self._told[passage.file, hit.secret], folded(words)
        if (passage.again and any(said in one for one in told)) or len(self._leaks) >= _MOST_LEAKS:
            return
        place = passage.place(hit.start, hit.end)
        told.append(said)
        self._leaks.setdefault(
            (hit.secret, place, said),
            Leak(
                hit.secret, place, " ".join(words.split()),
                _aside(passage.text[max(0, hit.start - _AROUND) : hit.start]),
                _aside(passage.text[hit.end : hit.end + _AROUND]),
            ),
        )  # fmt: skip

    def result(self) -> Searched:
        """All that was searched and found."""
        pictures = [_pictures(file, count) for file, count in self._pictures.items()]
        return Searched(
            dict(Counter(one.kind for one in self._index.secrets)), len(self._names), self._pages,
            self._pictures.total(), dict(self._parts), tuple(sorted(self._leaks.values(), key=self._order)),
            (*self._unsearched, *pictures),
        )  # fmt: skip

    def _order(self, leak: Leak) -> tuple[int, int]:
        """Leaks by file as they were searched, then by page; what is on none comes first."""
        return self._names[leak.place.file], leak.place.page or 0


def _aside(text: str) -> str:
    return " ".join(text.split())


def _pictures(file: str, count: int) -> Unsearched:
    said = "1 picture is" if count == 1 else f"{count:,} pictures are"
    it = "it" if count == 1 else "them"
    return Unsearched(Place(file), f"{said} not searched: look at {it}.", blocks=False)
