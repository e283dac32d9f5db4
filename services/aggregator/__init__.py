"""Keeps each incident's state: figures per origin, consensus, grade, disputes, history."""
