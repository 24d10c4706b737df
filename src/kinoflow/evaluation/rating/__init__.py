"""What people say about motions: what they are asked, their answers on disk, and what follows from them."""
