"""Clips composed of two captured ones: two actions at once, or one after the other. `compose.py` is the entrance."""
