"""How fields are put on a page, and what the row buttons of a table do."""

import re

from django.template import engines

from forms.answers import read
from portal.questions import Question, change_rows
from tests.forms.sample_form import FORM, SAMPLE, TREES


def printed(raw: dict) -> str:
    fields = [field for section in FORM.sections for field in section.fields]
    inputs = {name: value for field in fields for name, value in field.to_inputs(raw).items()}
    page = engines["django"].from_string("{% load look %}{% questions fields inputs errors %}")
    return page.render({"fields": fields, "inputs": inputs, "errors": read(FORM, raw).errors})


def test_every_error_leads_to_an_input_that_is_there():
    raw = {
        **SAMPLE,
        "area_m2": "x",
        "place": {"lng": "1"},
        "until": "2020-01-01",
        "trees": [{"species": "樟"}],
    }

    page = printed(raw)

    ids = set(re.findall(r'id="(q-[^"]+)"', page))
    assert {f"q-{name}" for name in read(FORM, raw).errors} <= ids


def test_no_id_stands_twice():
    ids = re.findall(r'id="([^"]+)"', printed({**SAMPLE, "trees": [{}, {}]}))

    assert len(ids) == len(set(ids))


def test_nothing_typed_is_lost_or_believed():
    page = printed({**SAMPLE, "remarks": "<script>", "area_m2": "十二"})

    assert "&lt;script&gt;" in page
    assert 'value="十二"' in page


def test_an_empty_table_offers_one_row():
    assert len(Question(TREES, {}, {}).rows) == 1


def test_a_row_is_added_and_taken_away_without_script():
    raw = {"trees": [{"species": "樟"}, {"species": "柳"}]}

    assert change_rows(raw, {"add-row": "trees"}) == "trees"
    assert change_rows(raw, {"remove-row": "trees-0"}) == "trees"

    assert raw == {"trees": [{"species": "柳"}, {}]}


def test_a_row_button_for_a_row_that_is_not_there_changes_nothing():
    raw = {"trees": [{"species": "樟"}], "place": "x"}

    assert change_rows(raw, {"remove-row": "trees-7"}) is None
    assert change_rows(raw, {"remove-row": "place-0"}) is None
    assert raw == {"trees": [{"species": "樟"}], "place": "x"}
