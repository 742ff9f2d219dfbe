"""What the record refuses; the ledger lies below words: its errors carry a code that the faces translate."""


class LedgerError(Exception):
    """The record does not allow this."""

    code = "ledger-refused"

    def __init__(self, **facts: object) -> None:
        told = ", ".join(f"{name}={value}" for name, value in facts.items())
        super().__init__(f"{self.__doc__} ({told})" if told else self.__doc__)
        self.facts = facts


class CaseGone(LedgerError):
    """There is no such case."""

    code = "case-gone"


class CaseBusy(LedgerError):
    """Someone else is acting on this case at this moment; try again."""

    code = "case-busy"


class NotInTransaction(LedgerError):
    """An act is recorded in the transaction that does it, or not at all."""

    code = "not-in-transaction"


class ChainMoved(LedgerError):
    """The case went on behind this act's back: it was not held, so nothing of the act is kept."""

    code = "chain-moved"


class ChainBroken(LedgerError):
    """The record of a case or a sealed day is not what was written."""

    code = "chain-broken"


class NotRecordable(LedgerError):
    """Facts are JSON with text keys and without floats, and instants know their time zone."""

    code = "not-recordable"


class SigningKeyUnusable(LedgerError):
    """LEDGER_SIGNING_KEY must be the seed of an Ed25519 key: 32 bytes in base64, or 64 hexadecimal digits."""

    code = "signing-key-unusable"


class DayNotOver(LedgerError):
    """A day is sealed when it has ended in Shanghai, not before."""

    code = "day-not-over"


class DayPassed(LedgerError):
    """A later day is sealed already; its seal covers this one."""

    code = "day-passed"


class LeaseLost(LedgerError):
    """This work was taken back because it took too long; its result is not kept."""

    code = "lease-lost"


class NotParked(LedgerError):
    """Only work that was given up can be tried again by hand."""

    code = "not-parked"
