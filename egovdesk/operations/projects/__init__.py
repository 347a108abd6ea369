"""Projects: their facts, money, milestones, benefits and risks, business case, links and reports."""
