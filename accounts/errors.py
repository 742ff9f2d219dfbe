"""What the rules about people refuse; below words, so the errors carry a code that the faces translate."""


class AccountsError(Exception):
    """This person may not do that."""

    code = "not-yours"

    def __init__(self, **facts: object) -> None:
        super().__init__(self.__doc__)
        self.facts = facts


class NotHolder(AccountsError):
    """The office needed for this is not held by this person on this day."""

    code = "not-holder"


class NoAuthority(AccountsError):
    """Only the applicant, or an agent with written authority in force, may act for him (Art. 29)."""

    code = "no-authority"
