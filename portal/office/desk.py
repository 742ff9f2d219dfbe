"""The desk of an officer at one moment: who sits there, on which day, with which offices; and its menu."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.urls import reverse

from accounts.models import Role, User
from accounts.roles import DEPARTMENT_POOL, pools_of
from approvals import calendars, catalogue
from approvals.case import day_of
from approvals.catalogue import MatterKind, PermitType
from forms.words import Words
from portal.navigation import NavGroup, NavItem
from portal.office.parked import parked_count
from portal.office.working_days import ahead
from timelimits.calendar import WorkingCalendar
from workflows import inbox
from workflows.complaints import TAKEN_BY
from workflows.visibility import BUREAU, EVERY_DEPARTMENT

NEAR_DAYS = 1
FILED_BY_FORM = (MatterKind.CONSULTATION, MatterKind.ACCEPTANCE)
MINE, POOL, NEAR = "mine", "pool", "near"
LISTS = {
    MINE: Words("我的待办", "My tasks"),
    POOL: Words("待认领", "To be claimed"),
    NEAR: Words("快到期与超期", "Due or overdue"),
}
ICONS = {MINE: "inbox", POOL: "list", NEAR: "clock"}
ALL_CASES = Words("全部办件", "All cases")
PROJECTS = Words("建设项目", "Projects")
FLOOD_SEASON = Words("汛期安全告知", "Flood-season notice")
LATE_CASES = Words("超期办件", "Overdue cases")


@dataclass(frozen=True)
class Desk:
    """An officer at work; `pools` are the offices held today, those of absent colleagues included."""

    user: User
    at: datetime
    pools: frozenset[str]

    @property
    def today(self) -> date:
        """The day in Shanghai."""
        return day_of(self.at)

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The working calendar in force."""
        return calendars.current()

    @property
    def near(self) -> date:
        """The day by which a period counts as near its end."""
        return ahead(self.calendar, self.today, NEAR_DAYS)

    @property
    def role_line(self) -> str:
        """The offices held, as the rail prints them under the name."""
        labels = dict(Role.choices)
        return " · ".join(str(labels[role]) for role in sorted(self.pools) if role in labels)

    @property
    def knows_projects(self) -> bool:
        """Whether construction projects are this desk's business: it leads, answers for all, or is asked."""
        return self.holds(*EVERY_DEPARTMENT) or any(pool.startswith(DEPARTMENT_POOL) for pool in self.pools)

    def holds(self, *offices: str) -> bool:
        """Whether any of these offices is held today."""
        return bool(self.pools & set(offices))


def desk_of(user: User, *, at: datetime) -> Desk:
    """The desk of a person at a moment; without offices it has no pools."""
    return Desk(user=user, at=at, pools=pools_of(user, day_of(at)))


def capped(number: int) -> str:
    """A count for the rail: 99+ above ninety-nine."""
    return str(number) if number < inbox.MOST_COUNTED else f"{inbox.MOST_COUNTED - 1}+"


def rail(desk: Desk, *, current: str) -> tuple[NavGroup, ...]:
    """The menu at the left, with what waits; three counts in one statement, each of at most a hundred."""
    first = (*_lists(desk, current), _plain(ALL_CASES, "office:cases", "document", current))
    if desk.knows_projects:
        first = (*first, _plain(PROJECTS, "office:projects", "building", current))
    groups = [NavGroup(first)]
    if filed := filed_here(desk):
        groups.append(NavGroup(tuple(_filing(entry, current) for entry in filed), Words("提起", "File")))
    if watched := _watching(desk, current):
        groups.append(NavGroup(watched, Words("事中事后监管", "Supervision")))
    if desk.holds(Role.INSPECTOR, Role.HEAD, Role.ADMIN):
        notice = _plain(FLOOD_SEASON, "office:flood-season", "alert", current)
        groups.append(NavGroup((notice,), Words("设施安全", "Safety of facilities")))
    if desk.holds(Role.HEAD, Role.ADMIN):
        groups.append(NavGroup(_leading(desk, current), Words("负责人", "Head")))
    if desk.holds(Role.ADMIN):
        groups.append(NavGroup(_running(current), Words("系统管理", "Administration")))
    return tuple(groups)


def _lists(desk: Desk, current: str) -> tuple[NavItem, ...]:
    near = inbox.near_or_over(desk.user, desk.pools, by=desk.near)
    waiting = inbox.counts(inbox.mine(desk.user), inbox.unclaimed(desk.pools), near)
    counts = dict(zip((MINE, POOL, NEAR), waiting, strict=True))
    return tuple(
        NavItem(
            words,
            reverse("office:inbox") if name == MINE else reverse("office:list", args=[name]),
            ICONS[name],
            capped(counts[name]),
            is_current=current == name,
            is_late=name == NEAR and counts[name] > 0,
        )
        for name, words in LISTS.items()
    )


def filed_here(desk: Desk) -> list[PermitType]:
    """What the offices of this desk file themselves, by a form of questions."""
    known = catalogue.in_force(on=desk.today)
    return [entry for entry in known if entry.kind in FILED_BY_FORM and entry.filed_by in desk.pools]


def _filing(entry: PermitType, current: str) -> NavItem:
    url = reverse("office:filing-start", args=[entry.slug])
    return NavItem(entry.title, url, "plus", is_current=current == f"office:filing:{entry.slug}")


def _leading(desk: Desk, current: str) -> tuple[NavItem, ...]:
    late = NavItem(
        LATE_CASES, reverse("office:cases") + "?show=late", "alert", is_current=current == "office:late"
    )
    return (late, _plain(Words("承诺限制", "Bars"), "office:bars", "lock", current))


def _watching(desk: Desk, current: str) -> tuple[NavItem, ...]:
    """What supervision has beside the cases: complaints, the cards of places, the monthly sample."""
    items = []
    if desk.holds(*TAKEN_BY):
        items.append(_plain(Words("投诉举报", "Complaints"), "office:complaints", "flag", current))
    if desk.holds(*BUREAU):
        items.append(_plain(Words("现场档案", "Site cards"), "office:sites", "pin", current))
    if desk.holds(Role.INSPECTOR, Role.HEAD, Role.LEGAL, Role.ADMIN):
        items.append(_plain(Words("随机抽查", "Monthly sample"), "office:samples", "shield", current))
    return tuple(items)


def _running(current: str) -> tuple[NavItem, ...]:
    return (
        NavItem(
            Words("停下的工作", "Parked work"),
            reverse("office:parked"),
            "refresh",
            capped(parked) if (parked := parked_count()) else None,
            is_current=current == "office:parked",
            is_late=True,
        ),
        _plain(Words("放假安排", "Calendar"), "office:calendar", "calendar", current),
        _plain(Words("人员与岗位", "People"), "office:people", "user", current),
        _plain(Words("依据待确认", "Assumed values"), "office:assumed", "scales", current),
    )


def _plain(words: Words, name: str, icon: str, current: str) -> NavItem:
    return NavItem(words, reverse(name), icon, is_current=current == name)
