"""A smart speaker's own sounds, learned and heard again."""
