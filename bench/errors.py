"""What can go wrong while things are measured."""


class BenchError(Exception):
    """Something cannot be measured; the message says why."""
