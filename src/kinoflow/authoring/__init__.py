"""Motions written by hand: a rig with named controls, scores that play it, and a library of them."""
