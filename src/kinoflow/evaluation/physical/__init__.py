"""The name under which rating scripts written before rooms were by subject find `kinoflow.measures.physical`."""
