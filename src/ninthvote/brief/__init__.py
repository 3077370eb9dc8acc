"""What is known, as one document to send: built once as an object, then HTML, PDF, Markdown and JSON.

May import: all below except intake.
"""
