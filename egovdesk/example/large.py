"""Large registers: made-up meetings of natural length, streamed in big steps."""
from __future__ import annotations
from typing import Any
def add_large(*_: Any) -> None:
    """Add them."""
