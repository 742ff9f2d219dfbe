"""What the time limits refuse: dates that no published notice supports, and notices that cannot be right."""


class TimeLimitError(Exception):
    """A time limit cannot be worked out."""

    code = "TIME_LIMIT"


class CalendarNotPublished(TimeLimitError, LookupError):
    """The rest days of that year are not published, so its working days are not known (Art. 82)."""

    code = "CALENDAR_NOT_PUBLISHED"

    def __init__(self, year: int) -> None:
        super().__init__(f"no State Council notice for {year}")
        self.year = year


class NoticeMistaken(TimeLimitError, ValueError):
    """The notice contradicts itself, names days far from its year, or leaves a year out."""

    code = "NOTICE_MISTAKEN"


class CaseMistaken(TimeLimitError, ValueError):
    """A worked clock case cannot be read: a field it needs is missing or is not what it should be."""

    code = "CASE_MISTAKEN"
