"""What a clerk does with packs: their contents, making and withdrawing them, and what may be public."""
