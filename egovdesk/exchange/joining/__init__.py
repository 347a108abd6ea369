"""Word files joined into one, each as its author made it.

`sources` opens a file and says why one cannot be joined, `joining` puts them after one another, and what
they would otherwise share is kept apart: `looks` their styles, `lists` their numbers, `notes` their notes,
`sections` their pages with headers and footers, `target` the parts. Comments stay behind.
"""
