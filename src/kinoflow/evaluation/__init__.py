"""Models measured beside captured clips: suites, yes/no questions, ratings by people, and their reports."""
