"""Measuring motions: physical metrics and kinematic probes, as pure functions of clips."""
