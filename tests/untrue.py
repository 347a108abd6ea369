"""What must never be so in a register, as questions that find nothing."""

from __future__ import annotations

from egovdesk.register import Register

UNTRUE = {
    "a block of a decision that is not there": """
        SELECT id FROM blocks WHERE (kind = 'decision') <> (decision_id IS NOT NULL)""",
    "a block of an action that is not there": """
        SELECT id FROM blocks WHERE (kind = 'action') <> (action_id IS NOT NULL)""",
    "a decision of a minute without its one block": """
        SELECT id FROM decisions d WHERE item_id IS NOT NULL AND 1 <>
        (SELECT count(*) FROM blocks b WHERE b.decision_id = d.id AND b.item_id = d.item_id)""",
    "an action of a minute without its one block, or one that took over with a block": """
        SELECT id FROM actions a WHERE item_id IS NOT NULL AND (follows_id IS NULL) <>
        (SELECT count(*) FROM blocks b WHERE b.action_id = a.id AND b.item_id = a.item_id)""",
    "a block of an interest, a vote or a movement that is of another kind": """
        SELECT id FROM blocks WHERE (interest_id IS NOT NULL AND kind <> 'declaration')
        OR (vote_id IS NOT NULL AND kind <> 'vote')
        OR (movement_id IS NOT NULL AND kind <> 'movement')""",
    "an interest without its one block": """
        SELECT id FROM interests i WHERE 1 <>
        (SELECT count(*) FROM blocks b WHERE b.interest_id = i.id)""",
    "a vote without its one block": """
        SELECT id FROM votes v WHERE 1 <>
        (SELECT count(*) FROM blocks b WHERE b.vote_id = v.id AND b.item_id = v.item_id)""",
    "a movement minuted twice": """
        SELECT min(id) FROM blocks WHERE movement_id IS NOT NULL
        GROUP BY movement_id HAVING count(*) > 1""",
    "a withdrawal without its leaving and returning": """
        SELECT id FROM interests i WHERE 2 * withdrew <>
        (SELECT count(*) FROM movements m WHERE m.interest_id = i.id
        AND m.item_id = i.item_id AND m.person_id = i.person_id)""",
    "somebody who came or went without being listed": """
        SELECT id FROM movements m WHERE NOT EXISTS (SELECT 1 FROM attendances a
        WHERE a.meeting_id = m.meeting_id AND a.person_id = m.person_id)""",
    "something said openly of an interest in an exempt item": """
        SELECT b.id FROM blocks b JOIN interests i ON i.id = b.interest_id
        JOIN items t ON t.id = i.item_id WHERE t.exempt AND NOT b.exempt""",
    "a vote on a decision of another item": """
        SELECT v.id FROM votes v JOIN decisions d ON d.id = v.decision_id
        WHERE d.item_id <> v.item_id""",
    "a recorded vote that is not the sum of its voices": """
        SELECT id FROM votes v WHERE recorded AND
        coalesce(in_favour, 0) + coalesce(against, 0) + coalesce(abstained, 0) <>
        (SELECT count(*) FROM voices c WHERE c.vote_id = v.id)""",
    "a minute sequence given twice": """
        SELECT min(id) FROM items WHERE minute_sequence IS NOT NULL
        GROUP BY group_id, coalesce(minute_year, meeting_id), minute_sequence
        HAVING count(*) > 1""",
    "a minute number given twice": """
        SELECT min(id) FROM items WHERE minute_number <> ''
        GROUP BY meeting_id, minute_number HAVING count(*) > 1""",
    "two blocks in one place": """
        SELECT min(id) FROM blocks GROUP BY item_id, position HAVING count(*) > 1""",
    "two parts in one place": """
        SELECT min(id) FROM decision_parts GROUP BY decision_id, position HAVING count(*) > 1""",
    "an open sub-item under an exempt item": """
        SELECT c.id FROM items c JOIN items p ON p.id = c.parent_id
        WHERE p.exempt AND NOT c.exempt""",
    "something open under an exempt item": """
        SELECT o.id FROM (SELECT id, item_id, exempt FROM blocks UNION ALL
        SELECT id, item_id, exempt FROM decisions UNION ALL
        SELECT id, item_id, exempt FROM actions UNION ALL
        SELECT id, item_id, exempt FROM papers) o JOIN items i ON i.id = o.item_id
        WHERE i.exempt AND NOT o.exempt""",
    "a decision open in an exempt block, or the other way about": """
        SELECT b.id FROM blocks b JOIN decisions d ON d.id = b.decision_id
        WHERE b.exempt <> d.exempt""",
    "an open record with a ground": """
        SELECT id FROM items WHERE NOT exempt AND ground <> ''
        UNION ALL SELECT id FROM blocks WHERE NOT exempt AND ground <> ''
        UNION ALL SELECT id FROM papers WHERE NOT exempt AND ground <> ''""",
    "a sub-item on another agenda": """
        SELECT c.id FROM items c JOIN items p ON p.id = c.parent_id
        WHERE c.meeting_id IS NOT p.meeting_id""",
    "an item of the backlog that bears a number": """
        SELECT id FROM items WHERE meeting_id IS NULL
        AND (agenda_number <> '' OR minute_number <> '' OR order_taken IS NOT NULL)""",
    "an item on an agenda that still waits": """
        SELECT id FROM items WHERE meeting_id IS NOT NULL AND state = 'planned'""",
    "an item taken up again twice": """
        SELECT min(id) FROM items WHERE arises_id IS NOT NULL AND meeting_id IS NULL
        AND state <> 'withdrawn' GROUP BY arises_id HAVING count(*) > 1""",
    "a meeting at an item of another": """
        SELECT m.id FROM meetings m JOIN items i ON i.id = m.current_item_id
        WHERE i.meeting_id <> m.id""",
    "a number that is not its minute's": """
        SELECT d.id FROM decisions d JOIN items i ON i.id = d.item_id
        WHERE d.number NOT LIKE i.minute_number || '%'""",
    "a section under one of another statement": """
        SELECT c.id FROM sections c JOIN sections p ON p.id = c.parent_id
        WHERE c.statement_id <> p.statement_id""",
    "an open section in something exempt": """
        SELECT c.id FROM sections c JOIN sections p ON p.id = c.parent_id
        WHERE p.exempt AND NOT c.exempt UNION ALL
        SELECT c.id FROM sections c JOIN statements s ON s.id = c.statement_id
        WHERE s.exempt AND NOT c.exempt""",
    "two sections in one place": """
        SELECT min(id) FROM sections GROUP BY statement_id, parent_id, position
        HAVING count(*) > 1""",
    "evidence of nothing, or of several things": """
        SELECT id FROM evidence WHERE 1 <> (decision_id IS NOT NULL) + (action_id IS NOT NULL)
        + (project_id IS NOT NULL)""",
    "a business case on an agenda without an item, or decided on no day": """
        SELECT id FROM projects WHERE case_state = 'submitted' AND case_item_id IS NULL
        UNION ALL SELECT id FROM projects WHERE case_state IN ('approved', 'rejected')
        AND case_on IS NULL""",
    "an open project with a ground": """
        SELECT id FROM projects WHERE NOT exempt AND ground <> ''""",
    "an open item of the business case of an exempt project, or of a report on one": """
        SELECT i.id FROM items i JOIN (SELECT case_item_id item_id, exempt FROM projects UNION ALL
        SELECT r.item_id, p.exempt FROM highlight_reports r JOIN projects p ON p.id = r.project_id) a
        ON a.item_id = i.id WHERE a.exempt AND NOT i.exempt""",
    "an issued report of which nothing was kept": """
        SELECT id FROM highlight_reports WHERE issued_on IS NOT NULL AND content = ''""",
    "two reports of a project being written": """
        SELECT min(id) FROM highlight_reports WHERE issued_on IS NULL
        GROUP BY project_id HAVING count(*) > 1""",
    "a record that cannot be found": """
        SELECT id FROM items UNION SELECT id FROM decisions UNION SELECT id FROM actions
        UNION SELECT id FROM people UNION SELECT id FROM groups
        UNION SELECT id FROM standards UNION SELECT id FROM selections UNION SELECT id FROM papers
        UNION SELECT id FROM projects UNION SELECT id FROM sections
        EXCEPT SELECT record_id FROM search_documents""",
    "something found that is not there": """
        SELECT record_id FROM search_documents EXCEPT SELECT id FROM (
        SELECT id FROM items UNION SELECT id FROM decisions UNION SELECT id FROM actions UNION
        SELECT id FROM people UNION SELECT id FROM groups UNION SELECT id FROM blocks UNION
        SELECT id FROM standards UNION SELECT id FROM selections UNION SELECT id FROM papers
        UNION SELECT id FROM projects UNION SELECT id FROM sections)""",
}


def untrue(register: Register) -> list[str]:
    """What is so and should not be, with the records that it is so of."""
    found = []
    for what, query in UNTRUE.items():
        rows = register._connection.execute(query).fetchall()
        if rows:
            found.append(f"{what}: {', '.join(str(row[0]) for row in rows[:5])}")
    return found
