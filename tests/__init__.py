"""Tests; they mirror the packages. ``rig`` starts real servers, ``bench`` holds the benchmarks."""
