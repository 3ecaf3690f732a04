"""Why a backup is not restored."""


class Damaged(Exception):
    """This is no backup that can be restored; the message says what is wrong with it."""


class InTheWay(Exception):
    """There is something already, and nobody said that it may go; or others use it."""
