"""The first structure of a register, and another later, in steps; also what they share."""
