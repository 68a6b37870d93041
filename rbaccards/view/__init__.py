"""What a template may print: already chosen, worded and rounded."""
