"""What was measured, as tables, as JSON, and against what must be reached."""
