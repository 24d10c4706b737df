"""The training engine and its stages."""
