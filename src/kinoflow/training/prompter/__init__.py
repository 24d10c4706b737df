"""A small language model that puts what people type into the words of captions, and says how long it takes."""
