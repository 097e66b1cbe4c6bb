"""Watching a PipeWire server by speaking its native protocol; see watcher.py for the way in."""
