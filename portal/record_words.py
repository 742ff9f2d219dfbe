"""The record of a case in plain words: each ledger entry as a sentence, told by its code and its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from accounts.models import User
from approvals.catalogue import PermitType
from approvals.statuses import Outcome
from forms.words import Words
from ledger.models import Entry
from portal import (
    acceptance_record,
    codes,
    consultation_words,
    dates,
    facility_words,
    licence_words,
    service_words,
    supervision_words,
)
from workflows.acts.after import GROUNDS
from workflows.acts.decision import CHANNELS
from workflows.acts.registry import ACTS

Facts = Mapping[str, Any]

# Where the code of an entry is not the name of its act.
ACT_OF = {
    "RECEIVE": Words("提交申请", "Application filed"),
    "SUPPLEMENT_RECEIVED": ACTS["supply"].title,
    "SITE_VISIT": Words("现场核查", "Site check"),
    "REFUSE_ACCEPT": ACTS["refuse_accept"].title,
    "BAR_LIFTED": ACTS["lift_bar"].title,
    "BAR": Words("限制适用告知承诺", "Barred from the commitment route"),
    "CONFIRM": Words("确认告知事项", "An item of the notice confirmed"),
    "CALENDAR_CHANGED": Words("放假安排更新，重新计算期限", "The calendar changed: dates derived anew"),
    **supervision_words.TITLES,
    **consultation_words.TITLES,
    **acceptance_record.TITLES,
    **licence_words.TITLES,
    "MOVED_TO_DEFINITION": Words("转入现行流程", "Moved to the procedure as it is today"),
}
BY_THE_LAW = Words("依法", "By law")
SYSTEM = Words("系统", "The system")
NOTHING = Words("", "")


@dataclass(frozen=True)
class Told:
    """One entry of the record as a page prints it; `effect` is what it did to the clock."""

    seq: int
    at: datetime
    who: Words
    title: Words
    more: Words
    effect: Words
    hash: str

    @property
    def words(self) -> Words:
        """Who did what, in one sentence."""
        who = f"{self.who.zh}：" if self.who == BY_THE_LAW else self.who.zh
        more = f"（{self.more.zh}）" if self.who == BY_THE_LAW else f"：{self.more.zh}"
        return Words(
            f"{who}{self.title.zh}{more if self.more.zh else ''}。",
            f"{self.who.en}: {self.title.en}{'; ' + self.more.en if self.more.en else ''}.",
        )


def told(entries: Iterable[Entry], *, entry: PermitType) -> list[Told]:
    """The entries in their order, with the names of those who acted; one statement for all names."""
    found = list(entries)
    people = _people(found)
    return [_told(one, people, entry) for one in found]


def title_of(code: str) -> Words:
    """The title of an act by the code of its entry; an unknown code tells itself."""
    if code in ACT_OF:
        return ACT_OF[code]
    act = ACTS.get(code.lower())
    return act.title if act else Words(code, code)


def _told(one: Entry, people: Mapping[str, Words], entry: PermitType) -> Told:
    more = _MORE.get(one.act)
    effect = _EFFECTS.get(one.act) if _moves_clocks(one, entry) else None
    return Told(
        seq=one.seq,
        at=one.at,
        who=people.get(one.actor) or (BY_THE_LAW if one.actor == "law" else SYSTEM),
        title=_title(one, entry),
        more=more(one.facts, entry) if more else NOTHING,
        effect=effect(one.facts) if effect else NOTHING,
        hash=one.hash,
    )


def _moves_clocks(one: Entry, entry: PermitType) -> bool:
    """Whether the days of the matter hang on such an entry; the days to accept run for permits only."""
    return entry.has_clocks and (one.act != "RECEIVE" or entry.is_accepted_by_silence)


def _title(one: Entry, entry: PermitType) -> Words:
    ground = one.facts.get("ground")
    if entry.completion is not None and one.act in acceptance_record.IN_ACCEPTANCE:
        return acceptance_record.IN_ACCEPTANCE[one.act]
    if one.act == "REFUSE_ACCEPT" and ground == "NOT_REQUIRED":
        return ACTS["not_required"].title
    if one.act == "REFUSE_ACCEPT" and ground == "OTHER_ORGAN":
        return ACTS["other_organ"].title
    if one.act == "DECIDE" and one.facts.get("subject"):
        return ACTS["tree_decision"].title
    return title_of(one.act)


def _people(entries: list[Entry]) -> dict[str, Words]:
    keys = {int(one.actor.removeprefix("user:")) for one in entries if one.actor.startswith("user:")}
    return {f"user:{user.pk}": name_of(user) for user in User.objects.filter(pk__in=keys)}


def name_of(user: User) -> Words:
    """A person's name in both languages."""
    name = user.display_name or user.username
    return Words(name, user.display_name_en or name)


def _joined(*parts: Words) -> Words:
    given = [part for part in parts if part.zh]
    return Words("，".join(part.zh for part in given), ", ".join(part.en for part in given))


def _said(facts: Facts, key: str, label: Words) -> Words:
    text = str(facts.get(key) or "").strip()
    return Words(f"{label.zh}：{text}", f"{label.en}: {text}") if text else NOTHING


def _reason(facts: Facts, key: str = "reason") -> Words:
    return _said(facts, key, Words("理由", "reasons"))


def _days(facts: Facts) -> Words:
    return dates.working_days(int(facts["days"])) if facts.get("days") else NOTHING


def _materials(facts: Facts, key: str, entry: PermitType) -> Words:
    titles = {material.code: material.title for material in entry.materials}
    named = [titles.get(code, Words(code, code)) for code in facts.get(key) or ()]
    return Words("、".join(one.zh for one in named), ", ".join(one.en for one in named))


def _of(options: Iterable[tuple[str, Words]], code: object) -> Words:
    return dict(options).get(str(code)) or Words(str(code), str(code))


OUTCOMES = (
    (Outcome.GRANT.value, Words("准予", "grant")),
    (Outcome.REFUSE.value, Words("不予", "refuse")),
    ("GRANT_BY_COMMITMENT", Words("以告知承诺方式准予", "granted by commitment")),
)


def _outcome(facts: Facts, entry: PermitType) -> Words:
    return _joined(_of(OUTCOMES, facts.get("outcome")), _reason(facts, "reasons"))


def _receive(facts: Facts, entry: PermitType) -> Words:
    if facts.get("barred"):
        return Words("因告知承诺限制转一般程序", "put on the ordinary route: barred from commitments")
    if facts.get("purpose"):
        return licence_words.asked(facts)
    if not entry.is_accepted_by_silence:
        return NOTHING
    is_commitment = facts.get("route") == "commitment"
    return Words("告知承诺", "by commitment") if is_commitment else Words("一般程序", "ordinary route")


def _supplement(facts: Facts, entry: PermitType) -> Words:
    named = _materials(facts, "missing", entry)
    return Words(f"{named.zh}；{_days(facts).zh}内补齐", f"{named.en}; within {_days(facts).en}")


def _supplied(facts: Facts, entry: PermitType) -> Words:
    rest = Words("已补齐", "everything is in") if facts.get("complete") else Words("尚未补齐", "not yet all")
    return _joined(_materials(facts, "materials", entry), rest)


def _pause(facts: Facts, entry: PermitType) -> Words:
    notice = (
        Words("已书面告知", "told in writing")
        if facts.get("written_notice")
        else Words("未书面告知，期限照走", "no written notice: the clock runs on")
    )
    return _joined(codes.ground(str(facts.get("kind"))), _days(facts), notice)


def _extend(facts: Facts, entry: PermitType) -> Words:
    told_in_time = (
        NOTHING if facts.get("notified") else Words("尚未告知申请人", "the applicant is not told yet")
    )
    return _joined(_days(facts), _reason(facts), told_in_time)


def _terminate(facts: Facts, entry: PermitType) -> Words:
    organ = _said(facts, "organ", Words("有权机关", "competent organ"))
    return _joined(_of(GROUNDS, facts.get("reason")), organ, _said(facts, "note", Words("说明", "note")))


def _correct(facts: Facts, entry: PermitType) -> Words:
    to = dates.full_day(date.fromisoformat(str(facts["to"])))
    what = Words("“{event}”更正为 {to}", "“{event}” is now {to}").fill(
        event=title_of(str(facts.get("event"))), to=to
    )
    return _joined(what, _reason(facts))


def _calendar(facts: Facts, entry: PermitType) -> Words:
    before, after = facts.get("before") or [None], facts.get("after") or [None]
    return Words("法定届满日 {before} → {after}", "statutory last day {before} → {after}").fill(
        before=before[0] or Words("待定", "open"), after=after[0] or Words("待定", "open")
    )


def _item(facts: Facts, entry: PermitType) -> Words:
    number = int(facts.get("item", 0)) + 1
    return Words(f"第 {number} 项", f"item {number}")


def _organ(facts: Facts, entry: PermitType) -> Words:
    return _joined(_said(facts, "organ", Words("有权机关", "competent organ")), _reason(facts))


_MORE: dict[str, Callable[[Facts, PermitType], Words]] = {
    "RECEIVE": _receive,
    "REFUSE_ACCEPT": _organ,
    "CORRECT_ON_SPOT": lambda facts, entry: _said(facts, "note", Words("内容", "what")),
    "SUPPLEMENT_NOTICE": _supplement,
    "SUPPLEMENT_RECEIVED": _supplied,
    "EXTEND_SUPPLEMENT": lambda facts, entry: _joined(_days(facts), _reason(facts)),
    "PAUSE": _pause,
    "EXTEND": _extend,
    "EXAMINE": _outcome,
    "REVIEW": _outcome,
    "SEND_BACK": lambda facts, entry: _reason(facts),
    "DECIDE": _outcome,
    "SERVE": lambda facts, entry: _of(CHANNELS, facts.get("channel")),
    "WITHDRAW": lambda facts, entry: _reason(facts),
    "TERMINATE": _terminate,
    "CORRECT": _correct,
    "PAY": lambda facts, entry: _said(facts, "ref", Words("编号", "reference")),
    "BAR_LIFTED": lambda facts, entry: _reason(facts),
    "CONFIRM": _item,
    "RESTORE_DONE": lambda facts, entry: _said(facts, "findings", Words("情况", "findings")),
    "CALENDAR_CHANGED": _calendar,
    **supervision_words.MORE,
    **consultation_words.MORE,
    **acceptance_record.MORE,
    **licence_words.MORE,
    **service_words.MORE,
    **facility_words.MORE,
}
_EFFECTS: dict[str, Callable[[Facts], Words]] = {
    "RECEIVE": lambda facts: Words("受理期限起算", "time to accept begins"),
    "ACCEPT": lambda facts: Words("自次日起算", "counts from the next day"),
    "DEEMED_ACCEPT": lambda facts: Words("自收件日起算", "counts from receipt"),
    "SUPPLEMENT_NOTICE": lambda facts: Words("受理期限停止", "time to accept stops"),
    "SUPPLEMENT_RECEIVED": lambda facts: (
        Words("自次日起算", "counts from the next day") if facts.get("complete") else NOTHING
    ),
    "COMMIT_NOTICE": lambda facts: Words("受理期限停止", "time to accept stops"),
    "COMMIT": lambda facts: Words("当日办结", "done the same day"),
    "LAPSE": lambda facts: Words("受理期限重新起算", "time to accept begins anew"),
    "DECLINE": lambda facts: Words("受理期限重新起算", "time to accept begins anew"),
    "PAUSE": lambda facts: (
        Words("停钟", "clock stops") if facts.get("written_notice") else Words("不停钟", "clock runs on")
    ),
    "RESUME": lambda facts: Words("次日续算", "counts on from the next day"),
    "EXTEND": lambda facts: Words(f"法定 +{facts.get('days')}", f"law +{facts.get('days')}"),
    "DECIDE": lambda facts: NOTHING if facts.get("subject") else Words("停止计算", "counting ends"),
    "PASS_ON": lambda facts: Words("初审停止计算", "the review's counting ends"),
    "WITHDRAW": lambda facts: Words("停止计算", "counting ends"),
    "TERMINATE": lambda facts: Words("停止计算", "counting ends"),
    "CORRECT": lambda facts: Words("重新计算", "derived anew"),
    "CALENDAR_CHANGED": lambda facts: Words("重新计算", "derived anew"),
}
