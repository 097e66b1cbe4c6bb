"""The dialog in which a report is made."""
