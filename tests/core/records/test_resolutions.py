"""Recommendations become resolutions that can be read after "Resolved that"."""

from __future__ import annotations

import pytest

from egovdesk.records.resolutions import resolved

CASES = {
    # one thing
    "agree the outline business case for a CRM system, at an estimated cost of £640,000;":
        "the outline business case for a CRM system be agreed, at an estimated cost of £640,000;",
    "ask the Head of ICT to report a full business case to the December meeting.":
        "the Head of ICT be asked to report a full business case to the December meeting.",
    "place the project second in the programme; and":
        "it place the project second in the programme; and",
    "Note the report": "the report be noted",
    "approve the scheme subject to funding": "the scheme be approved subject to funding",
    "approve £640,000 for 2004/05": "£640,000 for 2004/05 be approved",
    # the infinitive, as some clerks begin
    "To agree the budget": "the budget be agreed",
    "to ask the Head of ICT to report;": "the Head of ICT be asked to report;",
    "To place the project second": "it place the project second",
    # what is not to be done
    "not to proceed": "it do not proceed",
    "Not to proceed with the kiosks;": "it do not proceed with the kiosks;",
    "agree not to proceed with the kiosks": "it agree not to proceed with the kiosks",
    "agree to extend the pilot": "it agree to extend the pilot",
    # several things after one "and"
    "note the report and ask the Head of ICT to monitor the costs":
        "the report be noted and the Head of ICT be asked to monitor the costs",
    "agree the budget and approve the spending of £12,000; and":
        "the budget be agreed and the spending of £12,000 be approved; and",
    "note the figures, and to refer the report to Council":
        "the figures be noted, and the report be referred to Council",
    "agree the budget and not to exceed it": "the budget be agreed and it do not exceed it",
    "agree the terms and place the project second":
        "the terms be agreed and it place the project second",
    "note the plan, approve the costs and ask the Head of ICT to report":
        "the plan be noted, the costs be approved and the Head of ICT be asked to report",
    "note the plan, the costs and the risks": "the plan, the costs and the risks be noted",
    "note costs, risks and plans, which are late": "costs, risks and plans be noted, which are late",
    "note the report and ask Housing to reply and approve the costs":
        "the report be noted and Housing be asked to reply and the costs be approved",
    # one thing acted on twice
    "receive and note the report": "the report be received and noted",
    "note and endorse the plan, with thanks": "the plan be noted and endorsed, with thanks",
    # an "and" that joins nouns
    "note the progress on design and build": "the progress on design and build be noted",
    "agree the aims and the budget": "the aims and the budget be agreed",
    "approve the plan and budget for the year": "the plan and budget for the year be approved",
    "note the costs and how the money was spent":
        "the costs and how the money was spent be noted",
    # somebody it goes to, some day it is put off to
    "refer the request to extend the pilot to Council":
        "the request to extend the pilot be referred to Council",
    "recommend the first draft to the Senior Management Team on 28 October; and":
        "the first draft be recommended to the Senior Management Team on 28 October; and",
    "delegate authority to the Head of ICT to sign":
        "authority be delegated to the Head of ICT to sign",
    "defer the item to the March meeting": "the item be deferred to the March meeting",
    "appoint Councillor Lee as vice-chair": "Councillor Lee be appointed as vice-chair",
    "recommend to Council that the scheme be adopted":
        "it recommend to Council that the scheme be adopted",
    # clauses
    "agree that the pilot be extended": "the pilot be extended",
    "note that savings are behind plan.": "it be noted that savings are behind plan.",
    "ask that figures be shown": "it ask that figures be shown",
    # words that are a resolution already, or none
    "the case be agreed; and": "the case be agreed; and",
    "that the case be agreed": "that the case be agreed",
    "note": "note",
    "2.4 be agreed": "2.4 be agreed",
    "": "",
}  # fmt: skip


@pytest.mark.parametrize("asked", CASES)
def test_a_recommendation_reads_as_a_resolution(asked: str) -> None:
    assert resolved(asked) == CASES[asked]


@pytest.mark.parametrize("stop", ["", ";", ".", "; and", ", or", ";  "])
def test_the_stop_is_kept(stop: str) -> None:
    assert resolved(f"note the report and approve the costs{stop}") == (
        f"the report be noted and the costs be approved{stop}".strip()
    )
