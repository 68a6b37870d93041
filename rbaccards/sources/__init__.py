"""Readers of the text files people write: bytes in, values with their places and all the problems out."""
