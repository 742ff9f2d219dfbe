"""What the lead department enters of a project, and the papers that go round with it."""

from __future__ import annotations

from approvals.departments import FEATURES
from forms.conditions import In
from forms.fields import Choice, Number, Text
from forms.materials import Comes, Material
from forms.schema import Rule, Schema, Section
from forms.words import Words

M2 = Words("平方米", "m²")

USES = (
    ("housing", Words("新建居住区", "New housing")),
    ("redevelopment", Words("成片改建、扩建居住区", "Redeveloped housing")),
    ("school", Words("学校", "School")),
    ("hospital", Words("医院、疗休养院所", "Hospital or sanatorium")),
    ("culture", Words("公共文化设施", "Culture")),
    ("industry", Words("工业园区、工业项目", "Industry")),
    ("arterial-road", Words("主干道", "Arterial road")),
    ("road", Words("其他道路", "Other road")),
)


def _area(key: str, zh: str, en: str, *, help: Words | None = None, required: bool = True) -> Number:
    return Number(
        key,
        Words(zh, en),
        unit=M2,
        minimum=0,
        maximum=100_000_000,
        decimals=2,
        help=help,
        required=required,
    )


FORM = Schema(
    slug="design-consultation",
    version=1,
    sections=(
        Section(
            key="project",
            title=Words("建设项目", "Project"),
            fields=(
                Text("project", Words("项目名称", "Project"), max_length=120),
                Choice("use", Words("用地性质", "Use of the land"), options=USES),
                Choice(
                    "features",
                    Words("项目涉及", "The project touches on"),
                    options=FEATURES,
                    multiple=True,
                    required=False,
                    help=Words(
                        "按所选内容确定征询的部门；牵头部门可以增减。",
                        "The departments to be consulted follow from these; the lead may add or leave out.",
                    ),
                ),
            ),
        ),
        Section(
            key="plan",
            title=Words("绿地指标", "Green land in the plan"),
            fields=(
                _area("land_m2", "用地总面积", "Land"),
                _area("green_m2", "绿地面积", "Green land"),
                _area(
                    "concentrated_m2",
                    "其中集中绿地面积",
                    "Of which concentrated",
                    help=Words("没有集中绿地的填 0。", "0 if there is none."),
                ),
            ),
        ),
    ),
    rules=(
        Rule(
            check=lambda answers: answers["green_m2"] <= answers["land_m2"],
            fields=("green_m2", "land_m2"),
            says=Words(
                "绿地面积不能大于用地总面积，请核对。",
                "There cannot be more green land than land. Please check the areas.",
            ),
        ),
        Rule(
            check=lambda answers: answers["concentrated_m2"] <= answers["green_m2"],
            fields=("concentrated_m2", "green_m2"),
            says=Words(
                "集中绿地面积不能大于绿地面积，请核对。",
                "Concentrated green land is part of the green land. Please check the areas.",
            ),
        ),
    ),
)

MATERIALS = (
    Material("consultation-letter", Words("设计方案征询函", "Letter of consultation")),
    Material("design-plan", Words("建设工程设计方案文本", "Design plan")),
    Material("site-plan", Words("总平面图（标明绿地范围）", "Site plan showing the green land")),
    Material(
        "greening-plan",
        Words("配套绿化设计图", "Greening plan"),
        needed=In("features", ("greening",)),
    ),
    Material(
        "land-approval",
        Words("用地批准文件", "Land approval"),
        comes=Comes.DATA_SHARE,
    ),
    Material(
        "paper-copies", Words("各部门纸质图纸", "Paper drawings for each department"), comes=Comes.NO_LONGER
    ),
)
