"""What makes a link in a text a chip of evidence: what is whole, or not there at all."""

from __future__ import annotations

EVIDENCE = "evidence:"
"""How the address of a chip begins."""


def leads_to_evidence(link: str | None) -> bool:
    """Whether what has this link is a chip."""
    return link is not None and link.startswith(EVIDENCE)
