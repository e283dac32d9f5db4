"""Reads an article and writes down every casualty claim in it, with its evidence and its claimant. Stateless."""
