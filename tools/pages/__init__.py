"""The pages that tools/docs.py writes, one module each."""
