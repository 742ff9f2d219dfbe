"""The second party comes home at once, and one is enough: what was opened for the first ends as it began."""

from viewflow import this

from forms.words import Words
from tests.workflows.toys import entries
from tests.workflows.toys.entries import ART_1, all_parties
from workflows.nodes import Act, Choice, Each, End, Gather, OfficerTask, PermitFlow, Start
from workflows.nodes.task import Given

ONE = Words("一", "One")


def is_second(case) -> bool:
    entries.done.append("asked")
    return len(entries.done) == 2


class ToyHurryFlow(PermitFlow):
    """Toy hurry"""

    receive = Start(title=ONE).Next(this.round)
    round = Each(all_parties, expr="parties", title=ONE).Do(this.quick)
    quick = Choice(Given(is_second, "second"), title=ONE).Then(this.together).Else(this.reply)
    reply = OfficerTask(title=ONE, pool="party", law=ART_1).On("toy_answer", to=this.together)
    reply.AfterTerm(silence="DEEMED", to=this.silent)
    silent = Act("toy_silent", title=ONE).Next(this.together)
    together = Gather(of=this.round, title=ONE, enough=Given(lambda case: True, "one")).Next(this.done)
    done = End(title=ONE)


FLOW = ToyHurryFlow
