"""Makes packs: the documents of our own and the authors' papers become one file, or a folder of files.

`planning` says what comes in what order, `papers` brings authors' files as pages, `making` writes, and
`manifest` says of each page what it is of; `public` proves that nothing exempt is in one. `chains`
knows what its readers have by now, `since` what has happened since, and `supplements` tells it; `forms`
are those of one pack.
`drafts`, `rankings` and `reports` make documents of our own the papers of an item (`own_papers`).
"""
