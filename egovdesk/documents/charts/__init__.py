"""Plots as figures of boxes and lines, which the screen and every writer of documents draws alike.

What is planned is pale or dashed, what was done is solid, so that a plot is read without colour;
the numbers stand in words beside every mark, and again in the words that stand for the figure.
"""
