"""A flow that could not run is refused at start-up; every step names its article."""

from __future__ import annotations

import pytest
from viewflow import this
from viewflow.workflow import flow as stock

from approvals import catalogue
from forms.words import Words
from workflows import steps
from workflows.checks import problems
from workflows.nodes import Choice, End, OfficerTask, PermitFlow, Start
from workflows.nodes.task import Given, TaskNode
from workflows.registry import all_flows

FLOWS = sorted(all_flows().items())
TITLE = Words("一", "One")


@pytest.mark.parametrize(("slug", "flow"), FLOWS)
def test_every_flow_of_ours_can_run(slug, flow):
    assert list(problems(flow)) == []


@pytest.mark.parametrize(("slug", "flow"), FLOWS)
def test_every_task_names_the_article_it_carries_out(slug, flow):
    tasks = [node for node in flow.instance.nodes() if isinstance(node, TaskNode)]

    assert [task.name for task in tasks if task.law is None] == []


@pytest.mark.parametrize(("slug", "flow"), FLOWS)
def test_every_node_leads_on_or_ends(slug, flow):
    stuck = [node.name for node in flow.instance.nodes() if not list(node._outgoing()) and node.kind != "end"]

    assert stuck == []


def test_every_entry_of_the_catalogue_has_its_flow():
    flows = all_flows()

    assert set(catalogue._entries) <= set(flows)


def test_a_foreign_node_is_refused():
    class ForeignFlow(PermitFlow):
        """Foreign"""

        receive = steps.receive(then=this.view)
        view = stock.End()

    assert any("foreign" in problem for problem in problems(ForeignFlow))


def test_a_flow_that_inherits_from_another_is_refused():
    class FirstFlow(PermitFlow):
        """First"""

        receive = steps.receive(then=this.done)
        done = steps.end(TITLE)

    class SecondFlow(FirstFlow):
        """Second"""

    assert any("not from another flow" in problem for problem in problems(SecondFlow))


def test_an_act_nobody_knows_is_refused():
    class UnknownFlow(PermitFlow):
        """Unknown"""

        receive = steps.receive(then=this.wait)
        wait = OfficerTask(title=TITLE, pool="examiner").On("fly", to=this.done)
        done = steps.end(TITLE)

    assert any("fly" in problem for problem in problems(UnknownFlow))


def test_a_choice_without_its_condition_in_words_is_refused():
    class SilentFlow(PermitFlow):
        """Silent"""

        receive = Start(title=TITLE).Next(this.which)
        which = Choice(Given(lambda case: True, ""), title=TITLE).Then(this.done).Else(this.done)
        done = End(title=TITLE)

    assert any("condition" in problem for problem in problems(SilentFlow))


def test_a_task_in_a_pool_that_nobody_holds_is_refused():
    class MistypedFlow(PermitFlow):
        """Mistyped"""

        receive = steps.receive(then=this.wait)
        wait = OfficerTask(title=TITLE, pool="examinor").On("examine", to=this.done)
        done = steps.end(TITLE)

    assert list(problems(MistypedFlow)) == ["wait lies in a pool that nobody holds: examinor"]
