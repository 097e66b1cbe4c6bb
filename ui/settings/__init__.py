"""The Settings page: a line for each choice, taken up at once; and the few things beside it."""
