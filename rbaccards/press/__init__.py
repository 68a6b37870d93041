"""PDFs for a printing press: inks in place of screen colours, bleed and crop marks, booklets, and a preflight."""
