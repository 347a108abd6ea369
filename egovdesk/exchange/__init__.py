"""Other people's formats, and finished files read again.

`sheets` reads lists in Excel and CSV, `imports` says what their rows become, `authors` checks and mends
the files of papers, `printing` and `joining` make them pages or one Word file, `leaks` searches what is made.
"""
