"""From what a meeting is asked to do to what it resolved: "agree X" becomes "X be agreed".

Recommendations are worded "The Board is asked to agree X"; resolutions "Resolved that X be agreed".
The clerk amends what comes out; it need only be grammatical after "that".
"""

from __future__ import annotations

import re

_PASSIVE = {
    "agree": "agreed",
    "approve": "approved",
    "note": "noted",
    "endorse": "endorsed",
    "adopt": "adopted",
    "receive": "received",
    "ratify": "ratified",
    "accept": "accepted",
    "confirm": "confirmed",
}
_ASKED = {
    "ask": "asked",
    "instruct": "instructed",
    "invite": "invited",
    "request": "requested",
    "authorise": "authorised",
}
_AS_IT_IS = frozenset(
    ["the", "that", "a", "an", "it", "this", "these", "those", "no", "all", "each", "any"]
)
_TAIL = re.compile(r"(;? and|;? or|[;.,])*\s*$")
_OBJECT_ENDS = re.compile(r", | at an? | subject to | for the reasons ")


def resolved(recommendation: str) -> str:
    """One part of a recommendation as a part of a resolution, its stop or "; and" kept."""
    text = recommendation.strip()
    tail = _TAIL.search(text)
    end = tail.start() if tail else len(text)
    body, stop = text[:end], text[end:]
    verb, _, rest = body.partition(" ")
    known = verb.lower()
    if not rest or known in _AS_IT_IS or not verb.isalpha():
        return text
    if known in _PASSIVE and not rest.startswith(("that ", "to ")):
        return _passive(rest, f"be {_PASSIVE[known]}") + stop
    if known in _ASKED and " to " in rest:
        who, _, what = rest.partition(" to ")
        return f"{who} be {_ASKED[known]} to {what}{stop}"
    return f"it {known} {rest}{stop}"


def _passive(rest: str, verb: str) -> str:
    found = _OBJECT_ENDS.search(rest)
    if found is None:
        return f"{rest} {verb}"
    thing, more = rest[: found.start()], rest[found.start() :]
    return f"{thing} {verb}{more}"
