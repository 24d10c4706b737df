"""What a sentence says and how it is said: grammar of captions, sides and their mirror images, what happens when."""
