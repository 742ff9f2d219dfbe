"""What is asked of someone who wants to clean streets, or to collect, carry or treat domestic waste."""

from __future__ import annotations

from forms.checks import credit_code
from forms.conditions import All, In, Is
from forms.fields import Choice, Number, Period, Text, YesNo
from forms.materials import Comes, Material
from forms.schema import Schema, Section
from forms.words import Words

CLEANING = In("kinds", ("cleaning",))
ON_WHEELS = In("kinds", ("collection", "transport"))
TRANSPORT = In("kinds", ("transport",))
COLLECTION = In("kinds", ("collection",))
DISPOSAL = In("kinds", ("disposal",))

CONDITIONS = (
    ("machines", Words("机械化清扫能力（清扫）", "Mechanical cleaning (cleaning)")),
    ("vehicles", Words("密闭运输车辆（收集、运输）", "Closed vehicles (collection, transport)")),
    ("sorting", Words("分类收集容器和工具（收集）", "Sorting tools (collection)")),
    ("recorders", Words("行驶记录和计量装置（运输）", "Recorders (transport)")),
    ("road-licence", Words("道路运输经营许可（运输）", "Road transport licence (transport)")),
    ("parking", Words("固定停车场所（收集、运输）", "Fixed parking (collection, transport)")),
    ("process", Words("处理工艺和污染防治（处理）", "Treatment process (disposal)")),
    ("premises", Words("固定办公场所", "Fixed premises")),
    ("systems", Words("管理制度和应急预案", "Management systems and emergency plan")),
)

FORM = Schema(
    slug="waste-service",
    version=1,
    sections=(
        Section(
            key="applicant",
            title=Words("申请人", "Applicant"),
            fields=(
                Text(
                    "credit_code",
                    Words("统一社会信用代码", "Unified social credit code"),
                    check=credit_code,
                    help=Words("见营业执照，共 18 位。", "On the business licence; 18 characters."),
                ),
            ),
        ),
        Section(
            key="service",
            title=Words("服务内容", "Service"),
            fields=(
                Choice(
                    "kinds",
                    Words("服务种类", "Kinds of service"),
                    multiple=True,
                    options=(
                        ("cleaning", Words("清扫", "Cleaning")),
                        ("collection", Words("收集", "Collection")),
                        ("transport", Words("运输", "Transport")),
                        ("disposal", Words("处理", "Disposal")),
                    ),
                    help=Words(
                        "只清扫的由区级决定；含收集、运输、处理的由区级初审、市级决定。",
                        "Cleaning alone is decided by the district; anything more by the city.",
                    ),
                ),
                Choice(
                    "waste",
                    Words("垃圾类别", "Kinds of waste"),
                    multiple=True,
                    options=(
                        ("hazardous", Words("有害垃圾", "Hazardous")),
                        ("wet", Words("湿垃圾", "Wet")),
                        ("dry", Words("干垃圾", "Dry")),
                        ("recyclable", Words("可回收物", "Recyclable")),
                    ),
                ),
                Number(
                    "mechanical_percent",
                    Words("机械化清扫占比", "Share of mechanical cleaning"),
                    unit=Words("%", "%"),
                    minimum=0,
                    maximum=100,
                    decimals=1,
                    when=CLEANING,
                    help=Words("不得低于 20%。", "At least 20 %."),
                ),
            ),
        ),
        Section(
            key="award",
            title=Words("服务区域与中标", "Service area and award"),
            fields=(
                Text("service_area", Words("服务区域", "Service area"), max_length=200),
                YesNo("tendered", Words("该区域是否实行招标", "Is the area tendered?")),
                Text(
                    "award_id",
                    Words("中标通知书编号", "Number of the award"),
                    max_length=60,
                    required=False,
                    when=Is("tendered", True),
                    help=Words(
                        "实行招标的区域，没有中标结果不能受理。",
                        "Without an award an application for a tendered area is not accepted.",
                    ),
                ),
                Text(
                    "award_area",
                    Words("中标的服务区域", "Area of the award"),
                    max_length=200,
                    required=False,
                    when=Is("tendered", True),
                ),
            ),
        ),
        Section(
            key="agreement",
            title=Words("经营协议", "Operating agreement"),
            fields=(
                Period(
                    "agreement_from",
                    Words("协议期限", "Term of the agreement"),
                    keys=("agreement_from", "agreement_until"),
                    help=Words(
                        "首日和末日都计入；许可有效期与协议一致。",
                        "First and last day included; the licence follows the agreement.",
                    ),
                ),
            ),
        ),
        Section(
            key="conditions",
            title=Words("许可条件", "Conditions"),
            fields=(
                Choice(
                    "evidenced",
                    Words("提交证明材料的条件", "Conditions that are evidenced"),
                    multiple=True,
                    required=False,
                    options=CONDITIONS,
                    help=Words(
                        "未勾选的条件，视为承诺已经符合，许可后接受检查。",
                        "What is not ticked is committed to, and inspected after the grant.",
                    ),
                ),
            ),
        ),
    ),
)


def evidence(code: str, title: Words, *, condition: str, of: In | None = None) -> Material:
    """The proof of one condition, needed where its kind is applied for and it is not committed to."""
    proven = In("evidenced", (condition,))
    return Material(code, title, needed=All(of, proven) if of else proven)


MATERIALS = (
    Material("application-form", Words("申请表", "Application form"), comes=Comes.COMMITMENT),
    Material(
        "award-notice",
        Words("中标通知书", "Notice of award"),
        needed=Is("tendered", True),
        comes=Comes.DATA_SHARE,
    ),
    Material("service-agreement", Words("经营协议文本", "Operating agreement")),
    evidence(
        "machines-list", Words("机械化清扫设备清单", "List of machines"), condition="machines", of=CLEANING
    ),
    evidence(
        "vehicle-papers", Words("密闭车辆行驶证件", "Vehicle papers"), condition="vehicles", of=ON_WHEELS
    ),
    evidence(
        "sorting-tools",
        Words("分类收集工具清单", "List of sorting tools"),
        condition="sorting",
        of=COLLECTION,
    ),
    evidence(
        "recorder-list",
        Words("行驶记录装置安装证明", "Proof of recorders"),
        condition="recorders",
        of=TRANSPORT,
    ),
    Material(
        "road-transport-licence",
        Words("道路运输经营许可证", "Road transport licence"),
        needed=All(TRANSPORT, In("evidenced", ("road-licence",))),
        comes=Comes.E_LICENCE,
    ),
    evidence(
        "parking-papers",
        Words("停车场所使用证明", "Papers of the parking"),
        condition="parking",
        of=ON_WHEELS,
    ),
    evidence(
        "process-description",
        Words("处理工艺和污染防治方案", "Treatment process"),
        condition="process",
        of=DISPOSAL,
    ),
    evidence("premises-papers", Words("办公场所使用证明", "Papers of the premises"), condition="premises"),
    evidence("system-papers", Words("管理制度和应急预案", "Management systems"), condition="systems"),
    Material(
        "business-licence", Words("营业执照复印件", "Copy of the business licence"), comes=Comes.E_LICENCE
    ),
    Material(
        "capital-proof", Words("注册资本验资报告", "Proof of registered capital"), comes=Comes.NO_LONGER
    ),
    Material(
        "staff-list", Words("技术人员职称证明", "Certificates of technical staff"), comes=Comes.NO_LONGER
    ),
)
