"""The structure: groups arranged anew, moved, dissolved, merged and split, each from a day."""
