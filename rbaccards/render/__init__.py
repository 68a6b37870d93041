"""Views as pages, pages as PDF, and packs of them."""
