"""The framework: who may decide what, what a group has adopted, and items sent to the right group."""
