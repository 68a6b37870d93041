"""The live preview: files are watched, what changed is read again, and a browser shows it."""
