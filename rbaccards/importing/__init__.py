"""Workbooks and wide tables as tidy series: read a book, find its tables, say what was seen, write."""
