"""Few-step students: a network that takes in a few steps, and without guidance, the way its teacher takes in many."""
