"""Every procedure is drawn as BPMN 2.0 that keeps the schema, is whole, and runs to its end elsewhere."""

import io
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnValidator

from tests.workflows.spiff import NS, Drawing
from workflows.drawings.bpmn import bpmn
from workflows.registry import all_flows, flow_of

SLUGS = sorted(all_flows())
TOYS = ["toy-nested", "toy-parent", "toy-rounds", "toy-waiting"]
MOST_RUNS = 400
DI = {**NS, "di": "http://www.omg.org/spec/BPMN/20100524/DI"}


def drawn() -> dict[str, str]:
    return {slug: bpmn(slug, flow) for slug, flow in all_flows().items()}


def tree(slug: str) -> etree._Element:
    return etree.fromstring(bpmn(slug, flow_of(slug)).encode())


def walk_through(slug: str, parties: int | None = None) -> None:
    """Run a drawing again and again, each run to its end, until every step was come through."""
    drawing = Drawing(slug, drawn())
    seen: set[str] = set()
    for seed in range(MOST_RUNS):
        seen |= drawing.run(seed, parties=seed % 4 if parties is None else parties)
        if drawing.nodes <= seen:
            return
    assert drawing.nodes - seen == set()


@pytest.mark.parametrize("slug", SLUGS)
def test_it_runs_to_its_end_in_another_engine_whichever_way_is_chosen(slug):
    walk_through(slug)


@pytest.mark.parametrize("slug", TOYS)
def test_rounds_within_rounds_waiting_and_other_cases_run_too(slug, toys):
    walk_through(slug)


def test_a_round_of_nobody_goes_straight_on(toys):
    drawing = Drawing("toy-rounds", drawn())

    for seed in range(10):
        came = drawing.run(seed, parties=0)
        assert "last" in came
        assert not any("reply" in node for node in came)


@pytest.mark.parametrize("parties", [1, 5])
def test_every_party_of_a_round_has_its_branch(toys, parties):
    drawing = Drawing("toy-rounds", drawn())

    assert "last" in drawing.run(1, parties=parties)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("slug", [*SLUGS, *TOYS])
def test_it_keeps_the_schema_of_the_standard(slug, language, toys):
    with translation.override(language):
        BpmnValidator().validate(etree.ElementTree(tree(slug)))


@pytest.mark.parametrize("slug", [*SLUGS, *TOYS])
def test_nothing_dangles_and_everything_is_drawn(slug, toys):
    root = tree(slug)
    ids = Counter(root.xpath("//@id"))
    nodes = {
        element.get("id") for element in root.xpath("//*[@id][bpmn:incoming or bpmn:outgoing]", namespaces=NS)
    }
    pictured = root.xpath("//@bpmnElement")

    assert [key for key, number in ids.items() if number > 1] == []
    named = root.xpath("//@sourceRef | //@targetRef | //@attachedToRef | //@messageRef | //@default")
    named += [element.text for element in root.iterfind(".//bpmn:flowNodeRef", NS)]
    assert set(named) <= set(ids)
    flows = set(root.xpath("//bpmn:process[1]//bpmn:sequenceFlow/@id", namespaces=NS))
    assert nodes | flows <= set(pictured)
    assert len(pictured) == len(set(pictured))


def test_roles_conditions_last_days_and_rounds_are_in_it():
    root = tree("design-consultation")

    assert "牵头部门" in root.xpath("//bpmn:lane/@name", namespaces=NS)
    assert root.xpath("string(//bpmn:loopCardinality)", namespaces=NS) == "len(consulted_departments)"
    assert "opinion" in root.xpath(
        "string(//bpmn:conditionExpression[contains(., 'opinion')])", namespaces=NS
    )
    interrupting = root.xpath("//bpmn:boundaryEvent/@cancelActivity", namespaces=NS)
    assert sorted(interrupting) == ["false", "true"]
    assert all(text.startswith("due[") for text in root.xpath("//bpmn:timeDate/text()", namespaces=NS))


def test_what_may_happen_at_any_time_is_an_event_part_of_its_own():
    root = tree("greenspace-use")
    parts = root.xpath("//bpmn:subProcess[@triggeredByEvent='true']", namespaces=NS)

    starts = {part.get("id"): part.find("bpmn:startEvent", NS).get("isInterrupting") for part in parts}
    known = {"withdraw": "true", "terminate": "true", "term_over": "false", "rated": "false"}
    assert known.items() <= starts.items()


def test_every_word_is_in_the_language_asked_for():
    with translation.override("en"):
        for slug in SLUGS:
            words = " ".join(tree(slug).xpath("//@name"))
            assert not any("\u4e00" <= letter <= "\u9fff" for letter in words), words


@pytest.mark.parametrize("slug", SLUGS)
def test_the_same_flow_is_drawn_the_same(slug):
    assert bpmn(slug, flow_of(slug)) == bpmn(slug, flow_of(slug))


def test_the_command_writes_to_a_file_or_to_the_output(tmp_path):
    out = io.StringIO()
    call_command("export_flow", "supervision", "--language", "en", stdout=out)
    call_command("export_flow", "supervision", "--language", "en", "--out", str(tmp_path / "it.bpmn"))

    assert out.getvalue() == (tmp_path / "it.bpmn").read_text()
    assert 'name="Told of the inspection"' in out.getvalue()
    with pytest.raises(CommandError, match="greenspace-use"):
        call_command("export_flow", "no-such-procedure")
