"""The rules as people see them: their page, how one is made, and their words."""
