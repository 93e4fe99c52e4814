"""A data file as text: from its bytes to plain data with the place of each part, and every slip of the hand on the way."""
