"""Lanes and activations for screen readers. Filled in below."""

from __future__ import annotations


def install() -> None: ...
