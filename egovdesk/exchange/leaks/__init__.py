"""The leak check: a finished file is opened again and searched for what only the exempt record holds.

`index` has the secrets, `folding` makes both sides alike, the readers give every text of a file, and
`searching` brings them together. `painting` takes out what was found.
"""
