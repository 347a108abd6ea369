"""What exports say: records in, a Document or a Workbook out (`model`); the writers make the file.

`wording` and `text` have the words, `frames` what every list of the register looks like. Meetings, their
minutes and packs, the governance framework, programmes, projects, statements and the work of each tier
have packages of their own.
"""
