"""Shows the incidents: a live page and an HTTP API. Owns no truth: it rebuilds from the topics."""
