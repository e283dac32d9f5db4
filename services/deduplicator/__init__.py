"""Decides identity: which articles carry whose text, and which incident each claim is about."""
