"""Input that hurts: whatever comes in, an answer or a clear error goes out."""
