"""Real servers and desktops, private to the test that starts them."""
