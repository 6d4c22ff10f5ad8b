"""How quoth is reached over HTTP, whatever it serves: the guard of every request, the token, the server process."""
