"""What a text states in figures: found, compared with the data of its card, and with itself."""
