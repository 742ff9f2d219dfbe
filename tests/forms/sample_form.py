"""A form with every kind of field, made as that of a green-space permit."""

from forms.checks import credit_code
from forms.conditions import Is
from forms.fields import Choice, Date, File, Number, Period, Place, Table, Text, YesNo
from forms.geometry import drawn_area_agrees
from forms.schema import Rule, Schema, Section
from forms.spans import Years
from forms.words import Words


def words(text: str) -> Words:
    return Words(text, f"en {text}")


TREES = Table(
    "trees",
    words("树木"),
    required=False,
    max_rows=5,
    columns=(
        Text("species", words("树种"), max_length=20),
        Number("dbh_cm", words("胸径"), unit=Words("厘米", "cm"), exclusive_minimum=0, decimals=1),
        YesNo("street", words("行道树")),
        Choice("fate", words("处理"), options=(("keep", words("保留")), ("move", words("迁移")))),
    ),
)

FORM = Schema(
    slug="greenspace-use",
    version=1,
    sections=(
        Section(
            "applicant",
            words("申请人"),
            (
                Choice(
                    "applicant_kind",
                    words("类型"),
                    options=(("unit", words("单位")), ("person", words("个人"))),
                ),
                Text("credit_code", words("代码"), check=credit_code, when=Is("applicant_kind", "unit")),
            ),
        ),
        Section(
            "ground",
            words("占用"),
            (
                Place("place", words("地点")),
                Number("area_m2", words("面积"), unit=Words("平方米", "m²"), exclusive_minimum=0, decimals=2),
                Period("term", words("期限"), most=Years(1)),
                YesNo("permanent", words("永久占用")),
                TREES,
                Choice(
                    "uses",
                    words("用途"),
                    required=False,
                    multiple=True,
                    options=(("road", words("道路")), ("pipe", words("管线"))),
                ),
                Text("remarks", words("备注"), required=False, multiline=True, max_length=10),
                Date("started", words("开工"), required=False),
                File("plan", words("图纸"), required=False, material="site-plan"),
            ),
        ),
        Section("permanent", words("永久"), (Text("basis", words("依据")),), when=Is("permanent", True)),
    ),
    rules=(
        Rule(drawn_area_agrees(place="place", area="area_m2"), ("area_m2", "place"), words("面积与图不符")),
    ),
)

SAMPLE = {
    "applicant_kind": "unit",
    "credit_code": "91110000802100433B",
    "place": "绿苑路 1 号",
    "area_m2": 120,
    "from": "2026-04-01",
    "until": "2026-06-29",
    "permanent": False,
    "trees": [],
}
