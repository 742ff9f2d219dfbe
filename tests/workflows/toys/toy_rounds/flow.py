"""A round of parties with both rules for silence; it may gain and lose a party."""

from viewflow import this

from forms.words import Words
from tests.workflows.toys.entries import ART_1, all_parties
from workflows.nodes import Act, Each, End, Gather, OfficerTask, PermitFlow, Start

ONE = Words("一", "One")


class ToyRoundsFlow(PermitFlow):
    """Toy rounds"""

    receive = Start(title=ONE).Next(this.begin)
    begin = OfficerTask(title=ONE, pool="lead", law=ART_1).On("toy_begin", to=this.round)
    round = Each(all_parties, expr="parties", title=ONE).Do(this.reply).Adds("toy_add").Cancels("toy_cancel")
    reply = (
        OfficerTask(title=ONE, pool="party", law=ART_1)
        .On("toy_answer", to=this.together)
        .AfterTerm(silence="DEEMED", to=this.silent)
        .AfterTerm(silence="ESCALATE", to=this.warned, interrupting=False)
    )
    silent = Act("toy_silent", title=ONE).Next(this.together)
    warned = Act("toy_warned", title=ONE).Next(this.go_on)
    go_on = OfficerTask(title=ONE, pool="lead", law=ART_1).On("toy_go_on", to=this.together, instead=True)
    together = Gather(of=this.round, title=ONE).Next(this.last)
    last = OfficerTask(title=ONE, pool="lead", law=ART_1).On("toy_end", to=this.done)
    done = End(title=ONE)


FLOW = ToyRoundsFlow
