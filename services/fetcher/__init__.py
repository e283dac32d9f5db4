"""Polls feeds politely, fetches pages, emits articles and their revisions."""
