"""A round inside each branch of a round; of the inner one two answers are enough."""

from viewflow import this

from forms.words import Words
from ledger.models import Entry
from tests.workflows.toys.entries import ART_1, all_inner_parties, all_parties
from workflows.nodes import Each, End, Gather, OfficerTask, PermitFlow, Start
from workflows.nodes.task import Given

ONE = Words("一", "One")


def two_answers(case) -> bool:
    return Entry.objects.filter(chain=case.chain, act="TOY_ANSWER").count() % 2 == 0


ENOUGH = Given(two_answers, "answers == 2")


class ToyNestedFlow(PermitFlow):
    """Toy nested"""

    receive = Start(title=ONE).Next(this.outer)
    outer = Each(all_parties, expr="parties", title=ONE).Do(this.inner).Cancels("toy_cancel")
    inner = Each(all_inner_parties, expr="inner parties", title=ONE).Do(this.reply)
    reply = OfficerTask(title=ONE, pool="party", law=ART_1).On("toy_answer", to=this.inner_together)
    inner_together = Gather(of=this.inner, title=ONE, enough=Given(two_answers, "answers == 2")).Next(
        this.sum_up
    )
    sum_up = OfficerTask(title=ONE, pool="party", law=ART_1).On("toy_go_on", to=this.together)
    together = Gather(of=this.outer, title=ONE).Next(this.last)
    last = OfficerTask(title=ONE, pool="lead", law=ART_1).On("toy_end", to=this.done)
    done = End(title=ONE)


FLOW = ToyNestedFlow
