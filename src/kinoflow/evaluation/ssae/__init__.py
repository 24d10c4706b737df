"""SSAE: yes/no questions about what a motion shows, asked of a judge that watches it."""
