"""From what people type to a caption, a length, and what was changed."""
