"""What the lead department enters of completed works, and the papers that come with them."""

from __future__ import annotations

from approvals.departments import DEPARTMENTS, FEATURES
from forms.conditions import In
from forms.fields import Choice, Date, Number, Text, YesNo
from forms.materials import Comes, Confidence, Material
from forms.schema import Schema, Section
from forms.words import Words

TAKING_PART = tuple((known.department, known.title) for known in DEPARTMENTS)

FORM = Schema(
    slug="joint-acceptance",
    version=1,
    sections=(
        Section(
            key="applicant",
            title=Words("建设单位", "Builder"),
            fields=(
                Text(
                    "builder",
                    Words("建设单位名称", "Name of the builder"),
                    required=False,
                    max_length=120,
                ),
                Text(
                    "builder_code",
                    Words("统一社会信用代码", "Unified social credit code"),
                    required=False,
                    max_length=18,
                    help=Words(
                        "建设单位已注册的，填写后办件归其名下，由其查看进度、报告整改完成；未注册的可以不填。",
                        "With the code of a registered builder the case is its own: it follows the case and "
                        "reports rectification. Leave it empty if it has not registered.",
                    ),
                ),
            ),
        ),
        Section(
            key="project",
            title=Words("建设项目", "Project"),
            fields=(
                Text("project", Words("项目名称", "Project"), max_length=120),
                Number(
                    "floor_area_m2",
                    Words("建筑面积", "Floor area"),
                    unit=Words("平方米", "m²"),
                    minimum=0,
                    maximum=100_000_000,
                    decimals=2,
                ),
                Number(
                    "height_m",
                    Words("建筑高度", "Height"),
                    unit=Words("米", "m"),
                    minimum=0,
                    maximum=2000,
                    decimals=2,
                ),
                YesNo(
                    "simple",
                    Words("功能单一、技术要求简单", "Of one use, and technically simple"),
                    required=False,
                    help=Words(
                        "建筑面积不超过1万平方米、高度不超过24米且功能单一、技术要求简单的，"
                        "绿化、交警、交通部门不参加验收，绿化事后监管。",
                        "Up to 10,000 m² and 24 m, such works are accepted without greening, traffic police "
                        "and transport; greening is inspected afterwards.",
                    ),
                ),
                Date(
                    "handover_on",
                    Words("计划移交日期", "Day of hand-over"),
                    required=False,
                    help=Words(
                        "因季节原因推迟的绿化种植，最迟在移交后六个月内完成。",
                        "Planting that waits for the season is finished within six months of it.",
                    ),
                ),
            ),
        ),
        Section(
            key="departments",
            title=Words("参加验收的部门", "Departments taking part"),
            fields=(
                Choice(
                    "features",
                    Words("项目涉及", "The project touches on"),
                    options=FEATURES,
                    multiple=True,
                    required=False,
                    help=Words(
                        "按所选内容确定参加验收的部门。", "The departments that take part follow from these."
                    ),
                ),
                Choice(
                    "departments",
                    Words("指定参加的部门", "Departments, if others"),
                    options=TAKING_PART,
                    multiple=True,
                    required=False,
                    help=Words(
                        "一般不填；填写的，以所填部门为准。",
                        "Mostly left empty; what is chosen here takes the place of what follows from above.",
                    ),
                ),
            ),
        ),
    ),
)

MATERIALS = (
    Material("acceptance-application", Words("综合竣工验收申请表", "Application for acceptance")),
    Material("completion-report", Words("建设工程竣工验收报告", "Report of completion")),
    Material("as-built-drawings", Words("竣工图", "As-built drawings")),
    Material("survey-report", Words("竣工测绘成果报告", "Survey of the completed works")),
    Material(
        "greening-as-built",
        Words("配套绿化竣工图", "As-built drawing of the greening"),
        needed=In("features", ("greening",)),
    ),
    Material(
        "planning-permit",
        Words("建设工程规划许可证", "Construction planning permit"),
        comes=Comes.E_LICENCE,
        confidence=Confidence.ASSUMED,
    ),
    Material(
        "construction-permit",
        Words("建筑工程施工许可证", "Construction permit"),
        comes=Comes.E_LICENCE,
        confidence=Confidence.ASSUMED,
    ),
    Material(
        "design-review",
        Words("施工图设计文件审查合格书", "Certificate of the review of drawings"),
        comes=Comes.DATA_SHARE,
        confidence=Confidence.ASSUMED,
    ),
    Material(
        "separate-applications",
        Words("各部门单独的验收申请表", "An application for each department"),
        comes=Comes.NO_LONGER,
        confidence=Confidence.ASSUMED,
    ),
    Material(
        "separate-drawings",
        Words("报送各部门的纸质竣工图", "Paper drawings for each department"),
        comes=Comes.NO_LONGER,
        confidence=Confidence.ASSUMED,
    ),
)
