"""The commands, as scripts call them."""
