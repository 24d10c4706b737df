"""The report of an evaluation: a folder with a page, its values as JSON, and pages that play the clips."""
