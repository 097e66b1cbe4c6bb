"""All that needs no screen: who holds the microphone, what is kept of it. Never imports Qt."""

__version__ = "0.1.0"
