"""What was witnessed here held against what the vendor says: pure functions, no clock, no file, no screen."""
