"""Sentences for motions. `sentences.py` is the entrance; the rest is its vocabulary and grammar."""
