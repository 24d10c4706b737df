"""Changes of clips that keep the rest as it is: loops, joins, limbs, time."""
