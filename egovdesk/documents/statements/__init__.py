"""What statements and their drafts say: the statement itself, its evidence, and two drafts compared."""
