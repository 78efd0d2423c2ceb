"""The one way in which the comparison ends early."""


class Failure(Exception):
    """A wrong answer, a missing piece or a time limit; its text is for the user."""
