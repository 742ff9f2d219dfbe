import re

import pytest
from django.template import Context, Template
from django.utils import translation

from forms.conditions import All, Any, AnyRow, AtLeast, HasRows, In, Is, IsNot
from forms.fields import Text, YesNo
from forms.geometry import area_m2, contains, crosses_itself, overlap
from forms.materials import Comes, Material, asked, asked_before, missing, needed, saved
from forms.schema import Rule, Schema, Section
from forms.versions import ChangeKind, from_json, reconcile, to_json
from forms.words import Words
from tests.forms.sample_form import FORM, TREES, words

LABEL = Words("标", "label")
TREE = {"species": "x", "dbh_cm": 30, "street": False, "fate": "move"}


def schema(*fields, version=1, rules=()) -> Schema:
    return Schema("toy", version, (Section("a", LABEL, fields),), rules)


def test_words_follow_the_active_language_also_in_a_template():
    page = Template("{{ title }}")
    title = Words("受理<", "accept<")

    assert page.render(Context({"title": title})) == "受理&lt;"
    with translation.override("en-gb"):
        assert page.render(Context({"title": title})) == "accept&lt;"
    with translation.override(None):
        assert str(title) == "受理<"
    assert title.both == "受理< / accept<"


def test_facts_go_into_words_language_by_language():
    assert Words("{n}{u}", "{n} {u}").fill(n=3, u=Words("年", "years")) == Words("3年", "3 years")


@pytest.mark.parametrize(
    ("condition", "answers", "holds"),
    [
        (Is("a", 1), {"a": 1}, True),
        (Is("a", True), {"a": 1}, False),
        (Is("a", None), {}, False),
        (IsNot("a", 1), {"a": 2}, True),
        (IsNot("a", 1), {}, False),
        (In("a", ("x", "y")), {"a": "y"}, True),
        (In("a", ("x", "y")), {"a": ["z", "x"]}, True),
        (In("a", (None,)), {}, False),
        (AtLeast("a", 25), {"a": 25.0}, True),
        (AtLeast("a", 25), {"a": "30"}, False),
        (HasRows("a"), {"a": []}, False),
        (HasRows("a"), {"a": [{}]}, True),
        (AnyRow("a", Is("b", 1)), {"a": [{"b": 2}, {"b": 1}]}, True),
        (AnyRow("a", Is("b", 1)), {"a": "text"}, False),
        (Any(Is("a", 1), Is("b", 1)), {"b": 1}, True),
        (All(Is("a", 1), Is("b", 1)), {"b": 1}, False),
    ],
)
def test_a_condition_holds_only_over_what_was_answered(condition, answers, holds):
    assert condition.holds(answers) is holds
    assert condition.text.zh
    assert condition.text.en


def test_a_form_words_its_conditions_with_its_own_labels():
    condition = All(Is("applicant_kind", "unit"), AnyRow("trees", Is("fate", "move")), Is("permanent", False))

    assert FORM.explain(condition).zh == (
        "“类型”为“单位”，并且“树木”中有一行“处理”为“迁移”，并且“永久占用”为“否”"
    )


def test_only_the_questions_that_are_put_are_active():
    keys = [field.key for field in FORM.active_fields({"applicant_kind": "person", "credit_code": "x"})]

    assert keys[:2] == ["applicant_kind", "place"]
    assert "basis" not in keys
    assert "basis" in [field.key for field in FORM.active_fields({"permanent": True})]


@pytest.mark.parametrize(
    "make",
    [
        lambda: schema(Text("a", LABEL), Text("a", LABEL)),
        lambda: schema(Text("a-b", LABEL)),
        lambda: schema(Text("a", LABEL, when=Is("b", 1)), YesNo("b", LABEL)),
        lambda: schema(Text("a", LABEL), rules=(Rule(bool, ("b",), LABEL),)),
        lambda: schema(Text("a", LABEL), rules=(Rule(bool, (), LABEL),)),
    ],
)
def test_a_form_that_contradicts_itself_is_refused_when_it_is_written(make):
    with pytest.raises(ValueError, match=r"toy|put under"):
        make()


MATERIALS = (
    Material("form", LABEL),
    Material("approval", LABEL, comes=Comes.DATA_SHARE),
    Material("tree-list", LABEL, needed=HasRows("trees"), before_reform=False),
    Material("licence-copy", LABEL, comes=Comes.NO_LONGER),
    Material("proof", LABEL, comes=Comes.COMMITMENT),
)


def codes(materials) -> list[str]:
    return [material.code for material in materials]


def test_materials_follow_from_the_answers_and_from_how_they_come():
    answers = {"trees": [TREE]}

    assert codes(needed(MATERIALS, {})) == ["form", "approval", "proof"]
    assert codes(asked(MATERIALS, answers)) == ["form", "tree-list"]
    assert codes(missing(MATERIALS, answers, {"form": ["id"]})) == ["tree-list"]


def test_the_list_of_before_the_reform_stands_beside_that_of_today():
    assert codes(asked_before(MATERIALS)) == ["form", "approval", "licence-copy", "proof"]
    assert saved(MATERIALS) == 2
    assert all(re.search("[一-龥]", way.words.zh) for way in Comes)


def test_answers_are_stored_with_the_version_of_their_form():
    stored = from_json(to_json(FORM, {"area_m2": 1}))

    assert (stored.slug, stored.version, stored.answers) == ("greenspace-use", 1, {"area_m2": 1})


def test_a_draft_is_carried_over_to_a_new_form_with_a_note_of_what_changed():
    old = schema(Text("a", LABEL), Text("b", LABEL), Text("c", words("旧")), Text("d", LABEL))
    new = schema(Text("b", LABEL), Text("c", words("新")), YesNo("d", LABEL), Text("e", LABEL), version=2)

    kept, changes = reconcile({"a": "1", "b": "2", "c": "3", "d": "maybe"}, new, old=old)

    assert kept == {"b": "2", "c": "3"}
    assert [(change.kind, change.key, change.was) for change in changes] == [
        (ChangeKind.NO_LONGER_ASKED, "a", "1"),
        (ChangeKind.REWORDED, "c", None),
        (ChangeKind.NO_LONGER_FITS, "d", "maybe"),
        (ChangeKind.NEW, "e", None),
    ]


def test_what_neither_form_could_read_stays_as_it_was_typed():
    kept, changes = reconcile({"area_m2": "约百"}, FORM, old=FORM)

    assert kept == {"area_m2": "约百"}
    assert changes == []


def test_the_area_of_a_drawn_square_is_right_to_a_thousandth():
    metre = 360 / 40_030_228.88
    width = 100 * metre / 0.8552
    square = [
        [121.4, 31.2177],
        [121.4 + width, 31.2177],
        [121.4 + width, 31.2177 + 100 * metre],
        [121.4, 31.2177 + 100 * metre],
    ]

    assert area_m2(square) == pytest.approx(10_000, rel=1e-3)
    assert area_m2(square[::-1]) == pytest.approx(area_m2(square))


def test_an_outline_that_crosses_itself_is_found():
    square = [[0, 0], [1, 0], [1, 1], [0, 1]]

    assert not crosses_itself(square)
    assert crosses_itself([square[0], square[2], square[1], square[3]])


SQUARE = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]


@pytest.mark.parametrize(
    ("other", "is_so"),
    [
        pytest.param(SQUARE, True, id="itself"),
        pytest.param(SQUARE[::-1], True, id="itself the other way round"),
        pytest.param([[0.2, 0.2], [0.4, 0.2], [0.3, 0.4]], True, id="one within"),
        pytest.param([[-1, -1], [2, -1], [2, 2], [-1, 2]], True, id="one around"),
        pytest.param([[0.5, 0.5], [2, 0.5], [2, 2], [0.5, 2]], True, id="a corner in common"),
        pytest.param([[-1, 0.4], [2, 0.4], [2, 0.6], [-1, 0.6]], True, id="right across"),
        pytest.param([[0.5, -0.5], [1.5, 0.5], [0.5, 1.5], [-0.5, 0.5]], True, id="turned"),
        pytest.param([[1, 0], [2, 0], [2, 1], [1, 1]], False, id="beside, with one border"),
        pytest.param([[1, 1], [2, 1], [2, 2], [1, 2]], False, id="beside, with one corner"),
        pytest.param([[3, 0], [4, 0], [4, 1], [3, 1]], False, id="apart"),
        pytest.param(
            [[-1, -1], [2, -1], [2, 2], [1.5, 2], [1.5, -0.5], [-0.5, -0.5], [-0.5, 2], [-1, 2]],
            False,
            id="around on three sides",
        ),
    ],
)
def test_two_outlines_overlap_where_they_have_ground_in_common(other, is_so):
    assert overlap(SQUARE, other) is is_so
    assert overlap(other, SQUARE) is is_so


def test_a_point_lies_within_an_outline_or_not():
    hollow = [[0, 0], [3, 0], [3, 3], [2, 3], [2, 1], [1, 1], [1, 3], [0, 3]]

    assert contains(hollow, [0.5, 2])
    assert contains(hollow, [2.5, 1])
    assert not contains(hollow, [1.5, 2])
    assert not contains(hollow, [5, 2])


@pytest.mark.parametrize(
    ("part", "place"),
    [
        ("lat", {"address": "a", "lng": "121.4"}),
        ("lng", {"address": "a", "lng": "31.2", "lat": "121.4"}),
        ("lng", {"address": "a", "point": ["nan", 31]}),
        ("lat", {"address": "a", "point": "121"}),
        ("polygon", {"address": "a", "polygon": "121,31 122,31"}),
        ("polygon", {"address": "a", "polygon": "121,31 122,32 122,31 121,32"}),
        ("polygon", {"address": "a", "polygon": "[[121,31],[122,31],[122"}),
        ("polygon", {"address": "a", "polygon": "[" * 3000}),
        ("polygon", {"address": "a", "polygon": {"x": 1}}),
        ("polygon", {"address": "a", "polygon": [[121, 31]] * 201}),
        ("address", {"polygon": "121,31 121.001,31 121.001,31.001"}),
    ],
)
def test_a_faulty_part_of_a_place_is_told_at_its_input(part, place):
    assert list(FORM.field("place").read({"place": place}).errors) == [f"place-{part}"]


@pytest.mark.parametrize(
    "outline", ["121,31 121.001,31 121.001,31.001 121,31", "[[121,31],[121.001,31],[121.001,31.001]]"]
)
def test_an_outline_is_read_from_pairs_and_from_json(outline):
    found = FORM.field("place").read({"place": {"address": "a", "polygon": outline}})

    assert found.answers["place"]["polygon"] == [[121.0, 31.0], [121.001, 31.0], [121.001, 31.001]]


def test_a_table_asks_its_columns_in_order():
    assert [column.key for column in TREES.columns] == ["species", "dbh_cm", "street", "fate"]
