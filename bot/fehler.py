"""What a person in front of the command line is told when something is wrong."""


class UserError(Exception):
    """A fault the person can mend; the message is one clear German sentence that says how. The exit code is 2."""


class PortBelegtError(Exception):
    """The port is taken, most often by a second start of the same program."""

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} is already in use")
        self.port = port
