"""Everything impure, once: runs any step over memory, SQLite, Kafka or Faust. Knows no service."""
