"""One file per file format; importing this package registers them all."""
