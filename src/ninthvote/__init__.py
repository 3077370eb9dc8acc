"""An open record, vote count and claim checker for how the Security Council takes up human-rights situations."""

__version__ = "0.1.0"
