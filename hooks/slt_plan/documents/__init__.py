"""A plan in a Word or PDF document: its tables and texts, and the drafts that come of them."""
