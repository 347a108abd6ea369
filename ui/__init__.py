"""The window: Qt Widgets over the core."""
