"""What can be measured on motions, as pure functions of clips: physics, probes, action tests, retrieval, agreement."""
