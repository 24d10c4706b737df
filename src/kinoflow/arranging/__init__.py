"""From a sentence to authored actions: which, how, in which order and for how long."""
