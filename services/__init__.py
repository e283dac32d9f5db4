"""Tollwire's services. Each is a pure step; services/shell runs them."""
