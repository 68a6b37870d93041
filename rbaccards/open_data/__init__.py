"""The figures for other people's programs: CSV with its description, JSON, a workbook, a feed."""
