"""The record in plain words: no code of an entry reaches a reader."""

import re

from approvals import catalogue
from forms.words import Words
from ledger.models import Entry
from portal.record_words import BY_THE_LAW, Told, title_of, told
from tests.house.reading import HOME
from tests.portal.office_at_work import MONDAY, PERMIT, moment_of

RECORDED = re.compile(r"""(?:record|enter)\(\s*["']([A-Z_]+)["']""")


def test_every_code_that_is_recorded_has_its_words():
    sources = [*(HOME / "approvals/acts").glob("*.py"), *(HOME / "workflows").glob("*.py")]
    codes = {code for path in sources for code in RECORDED.findall(path.read_text())}

    assert len(codes) > 20
    assert {code for code in codes | {"EXAMINE", "REVIEW"} if title_of(code).zh == code} == set()


def test_the_record_of_a_case_is_told_by_who_did_what_and_its_effect(bureau):
    case = bureau.file("2026-03-02")
    bureau.do(case, "supplement_notice", "acceptor", "2026-03-03", missing=["site-plan"], days=5)

    last = told(
        Entry.objects.filter(chain=case.chain).order_by("-seq"), entry=catalogue.entry(PERMIT, on=MONDAY)
    )[0]

    assert last.words.zh == "acceptor-1一次性告知补正：用地平面图（标明位置和面积）；5 个工作日内补齐。"
    assert last.effect.zh == "受理期限停止"


def test_what_the_law_does_is_told_apart_from_whom_it_concerns():
    title, more, none = Words("部门逾期未反馈", ""), Words("消防部门", ""), Words("", "")
    entry = Told(1, moment_of("2026-03-10"), BY_THE_LAW, title, more, none, "")

    assert entry.words.zh == "依法：部门逾期未反馈（消防部门）。"
