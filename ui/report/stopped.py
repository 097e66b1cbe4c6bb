"""Making a report can be stopped; then there is none."""

from __future__ import annotations


class Stopped(Exception):
    """The person cancelled."""
