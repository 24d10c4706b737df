"""A dataset as one small file, to be sent away: `packing.py` writes it, `unpacking.py` makes the folder again."""
