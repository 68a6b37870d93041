"""What people type: a command reads its words, calls one function, shows what was found, sets the exit status."""
