"""What stays on disk between two commands: the cache, what was made, and what is known of both."""
