"""What is measured: Codex, and the least that its work can cost."""
