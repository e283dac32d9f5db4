"""Languages are rooms: each module holds the words and patterns of one language, and no logic."""
