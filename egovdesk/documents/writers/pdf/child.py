"""What sets a PDF in a process of its own: typst alone, within limits, and never without its parent.

It reads a request from its input and answers on its output: a line of JSON, then source or PDF. The input
stays open as long as the parent lives: at its end, this ends. Nothing is written to any disk.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import sys
import threading
import time
from pathlib import Path
from typing import Any, BinaryIO

TOO_LONG, TOO_LARGE = 3, 4
"""Exit statuses: the time or the memory that the request allows was not enough."""
_LOOK = 0.05
_NO_FONT = re.compile(r"the text `\"(.*?)\"` could not be displayed with", re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_TRIES = 5
_STAND_IN = "\ufffd"


def main() -> int:
    """Answer one request."""
    started = time.monotonic()
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    request = json.loads(asked.readline())
    source = asked.read(request["length"])
    threading.Thread(target=_end_with_parent, args=(asked,), daemon=True).start()
    limits = (started + request["seconds"], request["megabytes"])
    threading.Thread(target=_keep_within, args=limits, daemon=True).start()
    answer, made = _answer(request, source)
    answers.write(json.dumps(answer).encode() + b"\n" + made)
    answers.flush()
    # At once: what typst holds need not be put in order first.
    os._exit(0)


def _answer(request: dict[str, Any], source: bytes) -> tuple[dict[str, Any], bytes]:
    import typst

    fonts = typst.Fonts(font_paths=[Path(path) for path in request["fonts"]])
    for _ in range(_TRIES):
        try:
            made = typst.compile(
                source,
                font_paths=fonts,
                format="pdf",
                pdf_standards=request["standards"],
                timestamp=0,
            )
        except typst.TypstError as error:
            without = _without_unknown(source, error.diagnostic)
            if without == source:
                return {"error": error.message}, b""
            source = without
        else:
            return {}, made
    return {"error": "characters of no font"}, b""


def _without_unknown(source: bytes, diagnostic: str) -> bytes:
    """The source with the sign for what cannot be read in place of characters that no font has."""
    text = source.decode()
    for found in set(_NO_FONT.findall(diagnostic)):
        for character in _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found):
            if not character.isascii():  # what the template itself says is left alone
                text = text.replace(character, _STAND_IN)
    return text.encode()


def _end_with_parent(asked: BinaryIO) -> None:
    asked.read(1)
    os._exit(1)


def _keep_within(until: float, megabytes: int) -> None:
    """End where the time is up, or more memory is held than was allowed."""
    while True:
        time.sleep(_LOOK)
        if time.monotonic() > until:
            os._exit(TOO_LONG)
        if _held() > megabytes << 20:
            os._exit(TOO_LARGE)


def _held() -> int:
    """Bytes of memory that this process holds."""
    if sys.platform == "win32":
        return _held_on_windows()
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    pages = Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


if sys.platform == "win32":

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of the Windows API."""

        _fields_ = (
            ("size", ctypes.c_ulong),
            ("faults", ctypes.c_ulong),
            ("peak", ctypes.c_size_t),
            ("held", ctypes.c_size_t),
            ("others", ctypes.c_size_t * 6),
        )

    def _held_on_windows() -> int:
        kernel = ctypes.windll.kernel32
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        counters = _Counters()
        counters.size = ctypes.sizeof(counters)
        kernel.K32GetProcessMemoryInfo(
            ctypes.c_void_p(kernel.GetCurrentProcess()), ctypes.byref(counters), counters.size
        )
        return int(counters.held)


if __name__ == "__main__":
    sys.exit(main())
