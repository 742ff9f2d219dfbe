"""A gallery of every component with sample values, for the eye, for axe and for the narrow page."""

from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace as Of

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from forms.answers import read
from forms.display import told
from forms.words import Words
from portal.clock_faces import clock_face
from portal.codes import CASE_STATES, LICENCE_STATES, SIGNS
from portal.navigation import NavGroup, NavItem
from portal.strip import day_strip, flag, promised
from tests.browser.gallery_strips import CALENDAR, LAW, both, clocks, strips
from tests.forms.sample_form import FORM, SAMPLE
from timelimits.clock import LegalClock, Pause

FOLDER = Path(__file__).parent / "gallery"
AT = datetime(2026, 9, 28, 2, 20, tzinfo=UTC)


def words(zh: str, en: str) -> Words:
    return Words(zh, en)


EXPERTS = Pause(date(2026, 9, 20), date(2026, 9, 28), "EXPERT_REVIEW")
CASE = clocks(date(2026, 9, 17), 3, 15, pauses=(EXPERTS,))

RAIL = (
    NavGroup(
        (
            NavItem(words("我的待办", "My tasks"), "/office/", "inbox", 7, is_current=True),
            NavItem(words("待认领", "To be claimed"), "/inbox/", "list", 12),
            NavItem(words("快到期", "Due soon"), "#due", "clock", 3, is_late=True),
            NavItem(words("全部办件", "All cases"), "#all", "document"),
        )
    ),
    NavGroup(
        (NavItem(words("时限看板", "Time limits"), "#board", "chart"),), words("协同与分析", "Analysis")
    ),
)
MENU = (
    NavItem(words("办事", "Services"), "/form/", is_current=True),
    NavItem(words("查进度", "Track"), "#track"),
    NavItem(words("我的办件", "My cases"), "/applicant/"),
)


def applicant(_: HttpRequest) -> dict:
    clock = LegalClock(calendar=CALENDAR, day0=date(2026, 9, 29), limit=3)
    return {
        "strip": day_strip(
            [promised(clock, due=words("出结果", "Result"))],
            today=date(2026, 9, 29),
            flags=[
                flag("RECEIVED", date(2026, 9, 24)),
                flag("SUPPLEMENT", date(2026, 9, 28)),
                flag("SUPPLY_BY", date(2026, 10, 14)),
            ],
            waiting=(date(2026, 9, 28), date(2026, 9, 28)),
        ),
        "steps": [
            Of(
                state="done",
                words=words("已收到申请", "Received"),
                note=words("9月24日 周四", "24 September"),
            ),
            Of(
                state="now",
                words=words("您补齐材料", "You supply"),
                note=words("最晚 10月14日", "By 14 October"),
            ),
            Of(state="later", words=words("作出决定", "Decision"), note=None),
        ],
        "papers": [
            Of(
                words=words("补正材料告知书", "Notice"),
                url="#p",
                at=AT,
                size=88000,
                number="临绿容补〔2026〕12 号",
            ),
            Of(words=words("收件凭证", "Receipt"), url=None, at=AT, size=None, number=""),
        ],
        "notices": [
            Of(words=words("请补正 2 份材料", "Please supply 2 documents"), url="#n", at=AT, is_unread=True),
            Of(words=words("已收件", "Received"), url="#m", at=AT, is_unread=False),
        ],
    }


def form(_: HttpRequest) -> dict:
    fields = [field for section in FORM.sections for field in section.fields]
    raw = {
        **SAMPLE,
        "area_m2": "1260 亩",
        "until": "2025-01-01",
        "plan": ["8b7b5c62-1f0e-4c0e-9a55-0a2b6c1d9f10"],
    }
    raw["trees"] = [{"species": "香樟", "dbh_cm": "十八"}, {"species": "银杏"}]
    reading = read(FORM, raw)
    upload = Of(original_name="用地平面图.pdf", size=240_000)
    inputs = {name: value for field in fields for name, value in field.to_inputs(raw).items()}
    return {
        "fields": fields,
        "inputs": inputs,
        "errors": reading.errors,
        "uploads": {raw["plan"][0]: upload},
        "told": told(FORM, read(FORM, SAMPLE).answers)[1][1],
        "tasks": [
            Of(words=words("办理方式", "Route"), url="#1", state="done"),
            Of(words=words("用地位置与面积", "Place and area"), url="#2", state="now"),
            Of(words=words("使用期限", "Term"), url="#3", state="wrong"),
            Of(words=words("材料", "Documents"), url="#4", state="todo"),
            Of(words=words("检查并提交", "Check and submit"), url=None, state="locked"),
        ],
    }


def office(request: HttpRequest) -> dict:
    today = date(2026, 9, 28)
    asked = request.GET.get("day", "2026-09-20")
    effect = words("承诺仍为 9月29日；法定仍为 10月21日", "Promise stays 29 September; law stays 21 October")
    return {
        "crumbs": [(words("我的待办", "My tasks"), "/inbox/"), (words("临时使用绿地", "Green space"), None)],
        "facts": [("迁移香樟", "最大胸径 24 cm，由区局决定"), ("使用期限", "5 个月，未超过 1 年")],
        "lines": ["0310497 26 004K7Q", "临江市政建设有限公司", "公共绿地 126 m²"],
        "promised": clock_face(CASE[0], code="promised", today=today),
        "statutory": clock_face(CASE[1], code="statutory", today=today, law=LAW),
        "strip": day_strip(
            both(CASE),
            today=today,
            flags=[flag("RECEIVED", date(2026, 9, 16)), flag("ACCEPTED", date(2026, 9, 17))],
            chosen=date.fromisoformat(asked),
        ),
        "headings": [
            Of(words=words("材料", "Document")),
            Of(words=words("审核", "Check")),
            Of(words=words("操作", "Action"), is_hidden=True),
        ],
        "rows": [
            Of(
                url="#a",
                cells=[
                    Of(text="用地平面图（位置与面积）", sub="申请人上传 · PDF 2 页"),
                    Of(text="", chip="PASSED"),
                    Of(text="并排查看"),
                ],
            ),
            Of(
                url="#b",
                cells=[
                    Of(text="树木清单与迁移方案", sub="按评审意见替换"),
                    Of(text="", chip="TO_CHECK"),
                    Of(text="并排查看"),
                ],
            ),
        ],
        "entries": [
            Of(at=AT, words="周文清收到专家评审意见，恢复计时，自 9月29日起续算。", effect="扣除 5 个工作日")
        ],
        "acts": [
            Of(
                title=words("提请复核", "Send for review"),
                url="#r",
                is_main=True,
                help="交陆雅琴复核。",
                effect=effect,
                changes="same",
            ),
            Of(
                title=words("登记听证", "Open a hearing"),
                url="#h",
                help="须先登记书面告知。",
                effect=effect,
                changes="moves",
                law="《行政许可法》第四十五条",
            ),
            Of(
                title=words("不予许可", "Refuse"),
                url="#f",
                is_grave=True,
                help="须写明理由和救济途径。",
                effect=effect,
                changes="ends",
            ),
        ],
        "forbidden": [
            Of(title=words("延长审批期限", "Extend the limit"), reason="本事项条例自定 15 日，未设延长。")
        ],
    }


def inbox(_: HttpRequest) -> dict:
    return {
        "kpis": [
            Of(label=words("今日届满", "Due today"), figure=1, note="承诺期限", tone="near"),
            Of(label=words("已超期", "Overdue"), figure=1, note="需说明理由", tone="late"),
            Of(label=words("本月按期办结", "In time"), figure="98.6%", note="法定 100%", tone="good"),
            Of(label=words("待认领", "To claim"), figure=12, note="", tone=""),
        ],
        "headings": [
            Of(words=words("事项", "Case")),
            Of(words=words("申请人", "Applicant")),
            Of(words=words("时限", "Limit")),
            Of(words=words("剩余", "Left"), is_number=True),
        ],
        "rows": [
            Of(
                url="/office/",
                tone=tone,
                cells=[
                    Of(text="临时使用绿地", sub=f"0310497 26 00{n}K7Q"),
                    Of(text="临江市政建设有限公司"),
                    Of(text="", chip=chip, sub="9月29日 周二"),
                    Of(text=n - 2),
                ],
            )
            for n, (tone, chip) in enumerate(
                [("late", "OVERDUE_STATUTORY"), ("near", "DUE_TODAY"), ("", "ON_TIME"), ("", "PAUSED")]
            )
        ],
        "states": [*CASE_STATES, *SIGNS],
        "licences": list(LICENCE_STATES),
    }


def shown(name: str, context):
    def view(request: HttpRequest) -> HttpResponse:
        user = Of(is_authenticated=name not in ("form",), name="周文清", username="zhou")
        page = engines["django"].from_string((FOLDER / f"{name}.html").read_text())
        fixed = {"rail": RAIL, "navigation": MENU, "user": user, "role_line": "行政审批科 · 经办人"}
        return HttpResponse(page.render({**fixed, **context(request)}, request))

    return view


PAGES = {"applicant": applicant, "form": form, "office": office, "inbox": inbox, "strips": strips}
urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    *(path(f"{name}/", shown(name, context)) for name, context in PAGES.items()),
]
