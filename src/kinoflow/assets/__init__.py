"""Files that kinoflow ships beside its code; see README.md here."""
