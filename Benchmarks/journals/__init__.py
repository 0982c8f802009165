"""Journals to build: generated ones of any size, and the real corpus."""
