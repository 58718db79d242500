"""How well the checker does: annotated articles (tests/gold), the scorer, and the scores that were reached."""
