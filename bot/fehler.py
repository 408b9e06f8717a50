"""What a person in front of the command line is told when something is wrong."""


class UserError(Exception):
    """A fault the person can mend; the message is one clear German sentence that says how. The exit code is 2."""
