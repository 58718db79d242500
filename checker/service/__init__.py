"""The service: HTTP in, the library in the middle, the store behind. The only user of Flask."""
