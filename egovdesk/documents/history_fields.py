"""What history calls the fields and records of the register, where a column's own name will not do."""

from __future__ import annotations

from egovdesk.records.choices import ChoiceList

SILENT = frozenset(
    ["id", "position", "minute_sequence", "minute_year", "sha256", "content", "sort_name", "letter"]
)
"""Columns that say nothing to a reader: how records are ordered, counted and kept."""

BELOW = {
    "decisions": (("decision_parts", "decision_id"),),
    "actions": (("action_dues", "action_id"), ("action_updates", "action_id")),
    "items": (("blocks", "item_id"),),
    "meetings": (("meeting_dates", "meeting_id"),),
    "groups": (
        ("group_names", "group_id"),
        ("group_tiers", "group_id"),
        ("group_offsets", "group_id"),
    ),
    "people": (("holdings", "person_id"),),
    "papers": (("clearances", "paper_id"),),
    "votes": (("voices", "vote_id"),),
    "selections": (("selection_options", "selection_id"), ("selection_standards", "selection_id")),
}
"""What is told together with a record: the tables whose rows are parts of it."""

NOUNS = {
    "items": "item",
    "blocks": "minute",
    "decision_parts": "wording",
    "action_dues": "former due date",
    "group_names": "former name",
    "meeting_dates": "former date",
    "choices": "entry of a list,",
}

NAMED_BY = {
    "decisions": ("number", "title"),
    "actions": ("number", "title"),
    "items": ("minute_number", "title"),
    "blocks": ("text", "decision_id", "action_id"),
    "meetings": ("group_id", "held_on"),
    "meeting_groups": ("group_id",),
    "meeting_dates": ("held_on",),
    "attendances": ("person_id",),
    "memberships": ("person_id", "post_id", "group_id"),
    "holdings": ("person_id", "post_id"),
    "group_tiers": ("tier",),
    "group_links": ("group_id", "other_id"),
    "group_offsets": ("step",),
    "holidays": ("name", "on"),
    "action_dues": ("due_on",),
    "series": ("group_id", "cadence"),
    "movements": ("person_id", "kind"),
    "interests": ("person_id", "item_id"),
    "votes": ("item_id",),
    "voices": ("person_id", "voice"),
    "dispatches": ("recipient",),
    "clearances": ("kind",),
    "corrections": ("old_text",),
    "reopenings": ("meeting_id",),
    "retention_rules": ("kind",),
    "disposals": ("subject",),
    "rights": ("category", "group_id", "post_id"),
    "right_limits": ("category", "amount"),
    "adoptions": ("subject", "version"),
    "responsibilities": ("code", "group_id"),
    "group_seats": ("role_code", "group_id"),
    "ratifications": ("decision_id", "group_id"),
    "selection_standards": ("standard_id",),
    "bearings": ("strategy_id", "standard_id", "system_id"),
    "champions": ("person_id",),
    "allocations": ("role",),
    "answers": ("question",),
    "acceptances": ("rule", "sentence"),
    "check_settings": ("value",),
}
"""The columns that make a record's name; name, title, label or text where none are named."""

LABELS = {
    ("", "held_on"): "Date",
    ("", "starts_at"): "Start",
    ("", "started_at"): "Began",
    ("", "ended_at"): "Ended",
    ("", "on"): "Day",
    ("", "at"): "Time",
    ("", "until_on"): "Until",
    ("", "from_on"): "From",
    ("", "minutes_allowed"): "Minutes allowed",
    ("", "formed"): "How formed",
    ("", "changed"): "Changed from the recommendation",
    ("", "input_from"): "Input from",
    ("", "options"): "Options considered",
    ("", "ict_owner_id"): "ICT owner",
    ("", "lead_in"): "Words before the decision",
    ("", "other_id"): "Other group",
    ("", "parent_id"): "Stands under",
    ("", "current_item_id"): "Item under discussion",
    ("", "approved_at_id"): "Approved at",
    ("", "approves_id"): "Approves the minutes of",
    ("", "arises_id"): "Arises from",
    ("", "ratifies_id"): "Ratifies",
    ("", "role_code"): "Role",
    ("", "clerk_note"): "Clerk's note",
    ("", "note"): "Note",
    ("", "first_number"): "First minute number",
    ("", "first_year"): "First minute number counts in",
    ("", "number_style"): "Minute numbers",
    ("", "year_starts"): "Municipal year begins",
    ("", "head_im_in_post"): "Head of information management in post",
    ("", "has_partner"): "Has an ICT partner",
    ("", "owner"): "Owner's name as typed",
    ("", "presenter"): "Presenter as typed",
    ("", "left_on"): "Left the council",
    ("decision_parts", "text"): "Wording",
    ("blocks", "text"): "Minute",
    ("action_updates", "text"): "Update",
    ("group_tiers", "group_id"): "Group",
    ("groups", "parent_id"): "Reports to",
    ("groups", "usual_length"): "Usual length in minutes",
    ("meetings", "length"): "Length in minutes",
    ("actions", "title"): "What is to be done",
    ("", "ict_reports_to"): "ICT reports to",
    ("", "architecture"): "Who decides the architecture",
    ("", "architecture_reason"): "Why",
    ("", "name_style"): "Style of the name",
    ("", "kept"): "Kept in this register",
    ("groups", "ratifies"): "What it is to ratify comes",
    ("", "represents_all"): "Every department is to sit on it",
    ("", "egov"): "Special e-government agenda",
    ("", "report_of_id"): "Report of",
    ("", "referred_id"): "Referred from",
    ("", "second_category"): "Further category",
    ("", "affects_service"): "Affects a service",
    ("", "benefit"): "Benefit to the whole organisation",
    ("", "tension"): "Cost against flexibility",
    ("", "per_department"): "One for each major department",
    ("actions", "closed_on"): "Closed",
    ("attendances", "state"): "Attendance",
}
"""Labels by table and column; an empty table is any."""

CHOICES = {
    ("", "outcome"): ChoiceList.OUTCOMES,
    ("", "category"): ChoiceList.CATEGORIES,
    ("", "formed"): ChoiceList.FORMATIONS,
    ("", "ground"): ChoiceList.GROUNDS,
    ("", "purpose"): ChoiceList.PURPOSES,
    ("", "number_style"): ChoiceList.NUMBER_STYLES,
    ("", "role_code"): ChoiceList.ROLES,
    ("group_offsets", "step"): ChoiceList.OFFSETS,
    ("interests", "kind"): ChoiceList.INTERESTS,
    ("retention_rules", "kind"): ChoiceList.RETENTION,
    ("disposals", "kind"): ChoiceList.RETENTION,
    ("", "second_category"): ChoiceList.CATEGORIES,
}
"""Columns that hold the code of a choice."""

TIMES = frozenset(["usual_time", "at"])
"""Columns that hold a time of day, besides those that end in `_at`."""
