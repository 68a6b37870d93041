"""The pages of a pack that are not cards."""
