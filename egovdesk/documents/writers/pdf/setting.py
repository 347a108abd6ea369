"""Sets pages by typst in a child process, which ends with this one: it can neither fill the memory
that the register needs, nor hang, nor leave anything behind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from egovdesk.documents.writers.pdf.child import TOO_LARGE, TOO_LONG
from egovdesk.errors import EgovDeskError
from egovdesk.resources import resource

SECONDS, MEGABYTES = 300, 4096
"""What one setting may take; 5.3 ms and 1 MB a page are usual."""
_CHILD = Path(__file__).with_name("child.py")
_CREATE_NO_WINDOW = 0x08000000
_NOTHING = "Nothing was written."
_FEWER = "Make it of fewer documents."


def set_pdf(source: str, *, accessible: bool = True) -> bytes:
    """The source as PDF, where `accessible` as PDF/UA-1; the same source gives the same bytes.

    Raises EgovDeskError where it takes too long or too much memory.
    """
    data = source.encode("utf-8")
    request: dict[str, Any] = {
        "length": len(data), "standards": ["ua-1"] if accessible else [], "seconds": SECONDS,
        "megabytes": MEGABYTES, "fonts": [str(resource("fonts", "documents"))],
    }  # fmt: skip
    with subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        creationflags=_CREATE_NO_WINDOW if sys.platform == "win32" else 0,
    ) as child:
        assert child.stdin is not None and child.stdout is not None
        try:
            child.stdin.write(json.dumps(request).encode() + b"\n" + data)
            child.stdin.flush()
            answer = json.loads(child.stdout.readline() or "{}")
            made = child.stdout.read()
            status = child.wait()
        except BaseException:
            child.kill()
            raise
    _explain(status, answer.get("error", ""))
    return made


def _explain(status: int, error: str) -> None:
    """Say why there is no PDF, where there is none."""
    if status == TOO_LONG:
        raise EgovDeskError("The PDF took too long to make.", _NOTHING, _FEWER)
    if status == TOO_LARGE:
        raise EgovDeskError("The PDF needs more memory than can be spared.", _NOTHING, _FEWER)
    if status or error:
        raise RuntimeError(f"typst ended with {status}: {error or 'no answer'}")


def _command() -> list[str]:
    """The program that runs the child: where EgovDesk is one file, itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "typeset"]
    return [sys.executable, "-P", str(_CHILD)]
