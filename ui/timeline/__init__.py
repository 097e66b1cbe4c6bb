"""The Timeline page: who used the microphone when, as lanes over time and as a table."""
