"""What is said of a programme: `ranking` the list in its order, `why` the answer for one project."""
