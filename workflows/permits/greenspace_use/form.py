"""What is asked of someone who wants to use green land for a time."""

from __future__ import annotations

from forms.checks import credit_code
from forms.conditions import HasRows, Is
from forms.fields import Choice, Date, Number, Period, Place, Table, Text, YesNo
from forms.materials import Comes, Material
from forms.schema import Rule, Schema, Section
from forms.spans import Years
from forms.words import Words
from workflows.permits.greenspace_use.rules import USE_YEARS

TREES = Table(
    "trees",
    Words("涉及的树木", "Trees concerned"),
    help=Words(
        "逐株或者按同一树种、同一胸径分行填写；没有树木的不填。",
        "One row for each kind and size; leave empty if none.",
    ),
    required=False,
    columns=(
        Text("species", Words("树种", "Species"), max_length=40),
        Number(
            "dbh_cm",
            Words("胸径", "Diameter"),
            unit=Words("厘米", "cm"),
            exclusive_minimum=0,
            maximum=500,
            decimals=1,
        ),
        Number("number", Words("株数", "Number"), unit=Words("株", "trees"), minimum=1, maximum=10000),
        YesNo("street", Words("行道树", "Street tree")),
        Choice(
            "fate",
            Words("处置方式", "What becomes of it"),
            options=(
                ("keep", Words("原地保留", "Kept")),
                ("move", Words("迁移", "Moved")),
                ("fell", Words("砍伐", "Felled")),
            ),
        ),
    ),
)

FORM = Schema(
    slug="greenspace-use",
    version=1,
    sections=(
        Section(
            key="applicant",
            title=Words("申请人", "Applicant"),
            fields=(
                Choice(
                    "applicant_kind",
                    Words("申请人类型", "Kind of applicant"),
                    options=(("unit", Words("单位", "Unit")), ("person", Words("个人", "Person"))),
                ),
                Text(
                    "credit_code",
                    Words("统一社会信用代码", "Unified social credit code"),
                    when=Is("applicant_kind", "unit"),
                    check=credit_code,
                    help=Words("见营业执照，共 18 位。", "On the business licence; 18 characters."),
                ),
            ),
        ),
        Section(
            key="project",
            title=Words("使用事由", "Purpose"),
            fields=(
                Choice(
                    "reason",
                    Words("使用绿地的原因", "Why the green land is needed"),
                    options=(
                        ("construction", Words("城市建设需要", "Urban construction")),
                        ("other", Words("其他", "Other")),
                    ),
                    help=Words(
                        "只有因城市建设需要才可以准予临时使用绿地。",
                        "Only urban construction can justify a grant.",
                    ),
                ),
                Text("project_name", Words("项目名称", "Project"), max_length=120),
                Text(
                    "approval_no",
                    Words("项目批准文号", "Approval number of the project"),
                    max_length=60,
                    required=False,
                ),
            ),
        ),
        Section(
            key="land",
            title=Words("绿地与期限", "Land and term"),
            fields=(
                Place("place", Words("使用地点", "Place")),
                Choice(
                    "green_kind",
                    Words("绿地类别", "Kind of green land"),
                    options=(
                        ("public", Words("公共绿地", "Public green land")),
                        ("other", Words("其他绿地", "Other green land")),
                    ),
                ),
                Text("owner", Words("绿地管护单位", "Keeper of the green land"), max_length=120),
                Number(
                    "area_m2",
                    Words("使用面积", "Area"),
                    unit=Words("平方米", "m²"),
                    exclusive_minimum=0,
                    maximum=1_000_000,
                    decimals=1,
                ),
                YesNo("permanent", Words("是否永久占用", "Is the land taken for good?")),
                Period(
                    "from",
                    Words("使用期限", "Term of use"),
                    most=Years(USE_YEARS),
                    help=Words(
                        "首日和末日都计入，最长一年。", "First and last day included; one year at most."
                    ),
                ),
            ),
        ),
        Section(key="trees", title=Words("树木", "Trees"), fields=(TREES,)),
        Section(
            key="restoration",
            title=Words("恢复绿地", "Restoration"),
            fields=(Date("restore_by", Words("恢复绿地的日期", "Land restored by")),),
        ),
    ),
    rules=(
        Rule(
            check=lambda answers: answers["restore_by"] >= answers["from"],
            fields=("restore_by", "from"),
            says=Words(
                "恢复绿地的日期不能早于开始使用的日期，请核对。",
                "The land cannot be restored before its use begins. Please check the days.",
            ),
        ),
    ),
)

MATERIALS = (
    Material("application-form", Words("临时使用绿地申请表", "Application form"), comes=Comes.COMMITMENT),
    Material("site-plan", Words("用地平面图（标明位置和面积）", "Site plan with position and area")),
    Material(
        "project-approval",
        Words("项目批准文件或者用地文件", "Project approval or land papers"),
        comes=Comes.DATA_SHARE,
    ),
    Material("keeper-opinion", Words("绿地管护单位意见", "Opinion of the keeper")),
    Material("tree-list", Words("树木清单", "List of trees"), needed=HasRows("trees")),
    Material("relocation-plan", Words("树木迁移方案", "Relocation plan"), needed=HasRows("trees")),
    Material("restoration-commitment", Words("恢复绿地承诺书", "Commitment to restore the land")),
    Material(
        "business-licence",
        Words("营业执照复印件", "Copy of the business licence"),
        needed=Is("applicant_kind", "unit"),
        comes=Comes.E_LICENCE,
    ),
    Material(
        "representative-identity",
        Words("法定代表人身份证明", "Identity of the representative"),
        comes=Comes.NO_LONGER,
    ),
    Material(
        "land-certificate", Words("土地权属证明复印件", "Copy of the land certificate"), comes=Comes.NO_LONGER
    ),
)
