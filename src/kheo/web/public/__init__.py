"""For everybody: the movement's page, sign-in."""
