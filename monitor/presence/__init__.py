"""Is anyone at the computer: when the last input was, and whether the screen is locked. Never a key, never a position.

What the desktop counts as input is input here: remote control and synthetic events too. A video that keeps the screen
awake may hold some counters back. Where nothing answers, the answer is unknown.
"""
