"""Other programs that publish notes, and what they need to build the same journals."""
