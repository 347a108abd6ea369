"""Files that authors send, read with care: nothing in them is run, and nothing outside is fetched.

A file is recognised by its bytes (`kinds`), opened (`word`, `excel`, `pdf`) and checked (`checking`); a
new file is made of it with that mended which can be (`mending`), its words as they were.
"""

from egovdesk.exchange.authors.checking import check_file, mend_file
from egovdesk.exchange.authors.mending import MendWishes

__all__ = ["MendWishes", "check_file", "mend_file"]
