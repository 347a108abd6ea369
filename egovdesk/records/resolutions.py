"""From what a meeting is asked to do to what it resolved: "agree X" becomes "X be agreed".

Recommendations are worded "The Board is asked to agree X"; resolutions "Resolved that X be agreed".
The clerk amends what comes out; it need only be grammatical after "that".
"""

from __future__ import annotations

import re

# Where the object of any verb ends: not at the comma of a list, "the plan, the costs and the risks".
_AFTER = (
    r", (?=(?:as|at|by|for|from|in|including|on|pending|subject|to|until|which|who|with|within)\b)"
    r"| at an? | subject to | for the reasons | with effect from | as set out "
)
_PASSIVE = {
    "accept": "accepted",
    "adopt": "adopted",
    "agree": "agreed",
    "approve": "approved",
    "confirm": "confirmed",
    "consider": "considered",
    "endorse": "endorsed",
    "note": "noted",
    "ratify": "ratified",
    "receive": "received",
    "refuse": "refused",
    "reject": "rejected",
    "release": "released",
    "support": "supported",
    "thank": "thanked",
    "welcome": "welcomed",
    "withdraw": "withdrawn",
    "appoint": "appointed",
    "defer": "deferred",
    "delegate": "delegated",
    "extend": "extended",
    "increase": "increased",
    "recommend": "recommended",
    "reduce": "reduced",
    "refer": "referred",
    "submit": "submitted",
}
# Where the object of a verb ends, besides the places where any does.
_COMPLEMENT = {
    "appoint": " as | to ",
    "defer": " to | until | pending ",
    "delegate": " to ",
    "extend": " to | until | by ",
    "increase": " to | by | from ",
    "reduce": " to | by | from ",
}
# Their last "to" names who gets it: "refer the request to extend the pilot to Council".
_PASSED_ON = frozenset(["recommend", "refer", "submit"])
_ASKED = {
    "ask": "asked",
    "instruct": "instructed",
    "invite": "invited",
    "request": "requested",
    "authorise": "authorised",
}
_BEGINS = r"the|an?|its?|this|these|those|no|all|each|any|every|both"
_AS_IT_IS = re.compile(rf"(?:{_BEGINS}|that)\b", re.IGNORECASE)
_TAIL = re.compile(r"(;? and|;? or|[;.,])*\s*$")
# What may follow an "and" without being a verb: "the plan and for the year".
_SMALL_WORDS = (
    "about after against all also among and any as at because before between beyond both but by"
    " despite during each every for from how if in including into is its less like more no nor not"
    " of off on once only onto or out over per since so than that the then through to towards under"
    " unless until what when where whether which while who why with within without"
)
_NO_VERB = frozenset(_SMALL_WORDS.split())
_JOINT = re.compile(r"(?:,|;)? and |, ")


_LEAD_IN = re.compile(r"(?:(?:it was )?(?:resolved|agreed)[:,]?\s+)?that[:,]?\s+", re.IGNORECASE)


def after_that(words: str) -> str:
    """A resolution as it goes on from "Resolved that", which the clerk may have typed too."""
    lead_in = _LEAD_IN.match(words)
    return words[lead_in.end() :] if lead_in else words


def resolved(recommendation: str) -> str:
    """One part of a recommendation as a part of a resolution, its stop or "; and" kept."""
    text = recommendation.strip()
    tail = _TAIL.search(text)
    end = tail.start() if tail else len(text)
    body, stop = text[:end], text[end:]
    return _clauses(body) + stop


def _clauses(body: str) -> str:
    """Each of the things asked, where several are joined: "note X and ask Y to report"."""
    for joint in _JOINT.finditer(body):
        first, rest = body[: joint.start()], body[joint.end() :]
        sure = joint[0] != ", " or rest.partition(" ")[0] in (_PASSIVE | _ASKED)
        if sure and _is_asked(first) and _is_asked(rest):
            return f"{_clause(first)}{joint[0]}{_clauses(rest)}"
    return _clause(body)


def _is_asked(text: str) -> bool:
    """Whether the words begin with a verb that has something to act on."""
    verb, _, rest = text.removeprefix("not ").removeprefix("to ").partition(" ")
    if not rest or not verb.isalpha() or verb.lower() in _NO_VERB or _AS_IT_IS.fullmatch(verb):
        return False
    if verb.lower() in _ASKED:
        return True
    named = rest.startswith(("that ", "£")) or rest[0].isupper() or rest[0].isdigit()
    return bool(_AS_IT_IS.match(rest)) or (verb.lower() in _PASSIVE and named)


def _clause(text: str) -> str:
    if text.lower().startswith("not "):
        return f"it do not {text[4:].removeprefix('to ')}"
    if text.lower().startswith("to "):
        text = text[3:]
    verb, _, rest = text.partition(" ")
    known = verb.lower()
    if not rest or not verb.isalpha() or _AS_IT_IS.match(text):
        return text
    if known in _PASSIVE:
        return _passive(known, rest)
    if known in _ASKED and " to " in rest:
        who, _, what = rest.partition(" to ")
        return f"{who} be {_ASKED[known]} to {what}"
    return f"it {known} {rest}"


def _passive(verb: str, rest: str) -> str:
    second, _, shared = rest.removeprefix("and ").partition(" ")
    if rest.startswith("and ") and second in _PASSIVE and shared:
        return _acted_on(second, shared, f"be {_PASSIVE[verb]} and {_PASSIVE[second]}")
    if rest.startswith("that "):
        return rest[5:] if verb == "agree" else f"it be {_PASSIVE[verb]} {rest}"
    if rest.startswith(("to ", "not to ")):
        return f"it {verb} {rest}"
    return _acted_on(verb, rest, f"be {_PASSIVE[verb]}")


def _acted_on(verb: str, rest: str, said: str) -> str:
    """The object, the verb as a participle, and what comes after the object."""
    if verb in _PASSED_ON and " to " in rest:
        at: int | None = rest.rindex(" to ")
    else:
        ends = "|".join(part for part in (_AFTER, _COMPLEMENT.get(verb, "")) if part)
        found = re.search(ends, rest)
        at = found.start() if found else None
    return f"{rest} {said}" if at is None else f"{rest[:at]} {said}{rest[at:]}"
