"""Stage three: preference pairs and DPO, rewards and Flow-GRPO. Formulas are pure functions in modules of their own."""
