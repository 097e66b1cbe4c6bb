"""Doing something about a microphone, a stream or a process: mute, cut off, end. Imported when it is first asked for."""
