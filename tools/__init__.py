"""Scripts for people who work on Earwitness."""
