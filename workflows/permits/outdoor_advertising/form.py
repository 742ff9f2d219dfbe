"""What is asked of someone who sets up an outdoor advertising facility."""

from __future__ import annotations

from forms.checks import credit_code
from forms.conditions import Any, Is
from forms.fields import Choice, Date, Number, Period, Place, Text, YesNo
from forms.materials import Comes, Material
from forms.schema import Rule, Schema, Section
from forms.words import Words
from workflows.permits.outdoor_advertising.rules import REPORT

NEEDS_PERMIT = Any(Is("large", True), Is("safety_related", True), Is("temporary", True))

APPLICANT = Section(
    key="applicant",
    title=Words("设置人", "Who sets it up"),
    fields=(
        Text(
            "credit_code",
            Words("统一社会信用代码", "Unified social credit code"),
            check=credit_code,
            help=Words("见营业执照，共 18 位。", "On the business licence; 18 characters."),
        ),
    ),
)
SITE = Section(
    key="site",
    title=Words("设置位置", "Position"),
    fields=(
        Text("name", Words("设施名称", "Name of the facility"), max_length=120),
        Place("place", Words("设置地点", "Place")),
        Choice(
            "site",
            Words("所在区域", "Kind of site"),
            options=(
                ("other", Words("其他", "Other")),
                ("viaduct", Words("高架道路", "Viaduct")),
                ("key-area", Words("重要区域", "Key area")),
            ),
        ),
        Choice(
            "on",
            Words("依附的对象", "What it stands on"),
            options=(
                ("none", Words("均不涉及", "None of these")),
                ("traffic-facility", Words("交通安全设施、交通标志", "Traffic facility")),
                ("state-organ", Words("国家机关的建筑控制地带", "Surroundings of a state organ")),
                ("heritage", Words("文物或者优秀历史建筑", "Heritage")),
                ("street-tree", Words("行道树或者绿地", "Street tree or green land")),
            ),
            help=Words(
                "除“均不涉及”外，依法不得设置户外广告设施。",
                "On any of these the law allows no outdoor advertising.",
            ),
        ),
        YesNo("public_site", Words("是否占用公共场地", "On a public site?")),
    ),
)
FACILITY = Section(
    key="facility",
    title=Words("设施", "Facility"),
    fields=(
        YesNo("commercial", Words("是否商业广告", "Commercial advertising?")),
        Text("structure", Words("结构和材质", "Structure and material"), max_length=200),
        Number(
            "width_m",
            Words("宽度", "Width"),
            unit=Words("米", "m"),
            exclusive_minimum=0,
            maximum=500,
            decimals=2,
        ),
        Number(
            "height_m",
            Words("高度", "Height"),
            unit=Words("米", "m"),
            exclusive_minimum=0,
            maximum=500,
            decimals=2,
        ),
        Number("faces", Words("面数", "Faces"), unit=Words("面", "faces"), minimum=1, maximum=100),
        YesNo("electronic", Words("是否电子显示屏", "Electronic display?")),
        YesNo("large", Words("是否大型户外广告设施", "Large facility?")),
        YesNo(
            "safety_related",
            Words("结构、规格或者位置是否可能影响公共安全", "May it affect public safety?"),
        ),
        YesNo("temporary", Words("是否为重大活动临时设置", "Temporary, for a major event?")),
        Text("event", Words("重大活动名称", "Name of the event"), max_length=120, when=Is("temporary", True)),
    ),
)
TERM = Section(
    key="term",
    title=Words("设置期限", "Term"),
    fields=(
        Period(
            "from",
            Words("设置期限", "Term"),
            help=Words(
                "首日和末日都计入；一般不超过三年，电子显示屏不超过六年，临时设施不超过三十日。",
                "Both days count; three years at most, electronic displays six, temporary ones 30 days.",
            ),
        ),
        YesNo(
            "renewed",
            Words("设施是否已经设置满二年", "Has it stood for two full years already?"),
            required=False,
        ),
        Date("design_life_until", Words("设计使用年限届满日", "End of the design life")),
        Date("site_agreement_until", Words("场地使用协议届满日", "End of the site agreement")),
    ),
)

FORM = Schema(
    slug="outdoor-advertising",
    version=1,
    sections=(APPLICANT, SITE, FACILITY, TERM),
    rules=(
        Rule(
            check=lambda answers: answers["design_life_until"] >= answers["from"],
            fields=("design_life_until", "from"),
            says=Words(
                "设计使用年限在设置期限开始前已经届满，请核对。",
                "The design life ends before the term begins. Please check the days.",
            ),
        ),
        Rule(
            check=lambda answers: answers["site_agreement_until"] >= answers["from"],
            fields=("site_agreement_until", "from"),
            says=Words(
                "场地使用协议在设置期限开始前已经届满，请核对。",
                "The site agreement ends before the term begins. Please check the days.",
            ),
        ),
    ),
)

MATERIALS = (
    Material("application-form", Words("申请（备案）表", "Application form"), comes=Comes.COMMITMENT),
    Material("site-right", Words("场地使用权证明或者协议", "Right to the site")),
    Material(
        "site-contract",
        Words("公共场地拍卖、招标合同", "Auction or tender contract of the public site"),
        needed=Is("public_site", True),
    ),
    Material("effect-drawing", Words("设置效果图", "Effect drawing")),
    Material(
        "structure-drawing",
        Words("结构设计图（注明设计使用年限并盖章）", "Sealed structural drawing with the design life"),
        needed=NEEDS_PERMIT,
    ),
    Material("point-basis", Words("阵地规划或者实施方案依据", "Basis in the site plan"), needed=NEEDS_PERMIT),
    Material(
        REPORT,
        Words("安全检测报告（已经设置满二年的）", "Report of the safety test (stood for two years)"),
        needed=Is("renewed", True),
        before_reform=False,
    ),
    Material(
        "business-licence",
        Words("营业执照复印件", "Copy of the business licence"),
        needed=Is("commercial", True),
        comes=Comes.E_LICENCE,
    ),
    Material(
        "representative-identity",
        Words("法定代表人身份证明", "Identity of the representative"),
        comes=Comes.NO_LONGER,
    ),
)
