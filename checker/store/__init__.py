"""What is kept of checks: one SQLite file, opened through sqlite-utils here and nowhere else."""

from checker.store.database import Store, StoreError

__all__ = ["Store", "StoreError"]
