"""What joins generation and measurement: evaluation suites and their reports, and the training of the evaluator."""
