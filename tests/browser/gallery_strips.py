"""The looks of the day strip beside each other: folded, long, provisional, late, deemed, paused, closed."""

from datetime import date
from types import SimpleNamespace as Of

from django.http import HttpRequest

from forms.words import Words
from portal.clock_faces import clock_face
from portal.strip import day_strip, flag, promised, statutory
from timelimits.clock import ART_45, Extension, LegalClock, Pause
from timelimits.notices import published

CALENDAR = published()
LAW = Words("《上海市绿化条例》第三十一条", "Shanghai Greening Regulations, Art. 31")


def clocks(day0: date, three: int, fifteen: int, **facts: object) -> tuple[LegalClock, LegalClock]:
    grounds = ART_45 | {"PUBLIC_DISPLAY"}
    return tuple(
        LegalClock(calendar=CALENDAR, day0=day0, limit=limit, lawful_grounds=grounds, **facts)
        for limit in (three, fifteen)
    )


def both(pair: tuple[LegalClock, LegalClock]) -> tuple:
    return promised(pair[0]), statutory(pair[1])


def strips(request: HttpRequest) -> dict:
    display = Pause(date(2026, 3, 12), date(2026, 5, 20), "PUBLIC_DISPLAY")
    short = Pause(date(2026, 3, 12), date(2026, 4, 20), "EXPERT_REVIEW")
    void = Pause(date(2026, 6, 3), date(2026, 6, 9), "HEARING", written_notice=False)
    more = (Extension(10, "ORGAN_HEAD", date(2026, 3, 30), date(2026, 3, 30)),)
    silent = {
        "deemed_by": date(2026, 3, 9),
        "flags": [flag("RECEIVED", date(2026, 3, 2)), flag("DEEMED", date(2026, 3, 2))],
    }
    made = [
        ("折叠的长停钟", clocks(date(2026, 3, 5), 5, 15, pauses=(short,)), date(2026, 4, 24), {}),
        (
            "四十五个工作日，一个月一行",
            clocks(date(2026, 3, 5), 20, 45, pauses=(display,)),
            date(2026, 5, 28),
            {},
        ),
        ("延长以后", clocks(date(2026, 3, 5), 20, 20, extensions=more), date(2026, 3, 31), {}),
        ("未公布的年度", clocks(date(2026, 12, 10), 5, 20), date(2026, 12, 14), {}),
        ("超过法定期限", clocks(date(2026, 3, 2), 3, 8), date(2026, 3, 18), {}),
        ("超过承诺期限，停钟无效", clocks(date(2026, 6, 1), 3, 15, pauses=(void,)), date(2026, 6, 9), {}),
        ("视为受理", clocks(date(2026, 3, 2), 3, 15), date(2026, 3, 10), silent),
        (
            "正在停钟",
            clocks(date(2026, 9, 17), 3, 15, pauses=(Pause(date(2026, 9, 21), None, "HEARING"),)),
            date(2026, 9, 24),
            {},
        ),
        (
            "已经办结",
            clocks(date(2026, 3, 2), 3, 15, frozen_on=date(2026, 3, 4)),
            date(2026, 4, 1),
            {"flags": [flag("DECIDED", date(2026, 3, 4))]},
        ),
    ]
    return {
        "strips": [
            Of(
                name=name,
                id=f"strip-{number}",
                promised=clock_face(pair[0], code="promised", today=today),
                statutory=clock_face(pair[1], code="statutory", today=today, law=LAW),
                strip=day_strip(both(pair), today=today, unfolded=request.GET.get("days") == "all", **facts),
            )
            for number, (name, pair, today, facts) in enumerate(made)
        ]
    }
