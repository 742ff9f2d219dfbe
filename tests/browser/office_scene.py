"""A bureau in September 2026, for the eye and for axe: cases in many states, people with Chinese names."""

from datetime import date

from approvals.models import Application, Bar
from documents.making import make_due
from ledger.waking import woken_once
from tests.portal.office_at_work import Bureau, moment_of
from workflows import engine

NOW = moment_of("2026-09-28T10:30")
NAMES = {
    "applicant": ("临江市政建设有限公司", "Linjiang Municipal Works Ltd."),
    "acceptor": ("高其昌", "Gao Qichang"),
    "examiner": ("周文清", "Zhou Wenqing"),
    "reviewer": ("陆雅琴", "Lu Yaqin"),
    "approver": ("顾振华", "Gu Zhenhua"),
    "head": ("严明", "Yan Ming"),
    "inspector": ("沈一鸣", "Shen Yiming"),
    "intake": ("唐静", "Tang Jing"),
    "admin": ("何磊", "He Lei"),
}
TREES = [{"species": "香樟", "dbh_cm": 24, "number": 6, "street": False, "fate": "move"}]


class Scene(Bureau):
    """The bureau with its cases; `main` is the one of the pictures.

    No worker is woken for it: one that lives on today's clock would take the work of that day in September.
    """

    def __init__(self) -> None:
        super().__init__()
        with woken_once():
            self._people_and_cases()
            make_due(at=NOW, limit=4)

    def _people_and_cases(self) -> None:
        for office, (zh, en) in NAMES.items():
            for number, person in enumerate(self.people.all(office)):
                person.display_name = zh + ("" if number == 0 else "乙")
                person.display_name_en = en + ("" if number == 0 else " II")
                person.save()
        self.received = self.file("2026-09-24", number=2)
        self.late = self.accepted("2026-09-14", number=3)
        self.near = self.accepted("2026-09-23", number=4)
        self.supplement = self.file("2026-09-22", number=5, missing=("site-plan",))
        self.do(self.supplement, "supplement_notice", "acceptor", "2026-09-23", missing=["site-plan"], days=5)
        self.city = self.accepted(
            "2026-09-25",
            number=6,
            answers={"trees": [{**TREES[0], "dbh_cm": 30, "street": True, "number": 10}]},
        )
        self.paused = self.accepted("2026-09-21", number=7)
        self.do(self.paused, "pause", "examiner", "2026-09-22", kind="HEARING", written_notice=True, days=10)
        self.main = self._main()
        self.committed = self._committed()
        Bar.objects.create(applicant=self.who("agent"), reason="承诺不实", barred_on=date(2026, 8, 3))

    def _main(self) -> Application:
        case = self.file("2026-09-16", number=1, answers={"trees": TREES})
        self.do(case, "accept", "acceptor", "2026-09-17")
        officers = [person.username for person in self.people.all("examiner")]
        findings = "面积与图一致，涉及香樟 6 株，胸径 18-24 厘米，无古树名木。"
        self.do(case, "site_check", "examiner", "2026-09-18", officers=officers, findings=findings)
        self.do(case, "pause", "examiner", "2026-09-20", kind="EXPERT_REVIEW", written_notice=True, days=10)
        self.do(case, "resume", "examiner", "2026-09-28T09:10")
        engine.claim(self.task(case).pk, by=self.who("examiner"), at=NOW)
        return case

    def _committed(self) -> Application:
        case = self.file("2026-08-03", number=8, route="commitment")
        self.do(case, "commit_notice", "acceptor", "2026-08-04")
        self.do(case, "commit", "applicant", "2026-08-05", confirmed=["0", "1", "2", "3", "4"])
        return case
