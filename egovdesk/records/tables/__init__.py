"""The prescribed tables of a statement: their columns, what is worked out in them, what does not agree."""
