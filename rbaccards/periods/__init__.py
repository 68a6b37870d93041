"""Periods and days: what they are, and how people write them."""
