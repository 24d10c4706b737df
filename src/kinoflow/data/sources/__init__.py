"""Where clips come from: folders, archives and known collections. `find.py` is the entrance."""
