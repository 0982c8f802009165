"""How programs are measured: one process at a time, in turns, each into a folder of its own."""
