"""The peers' own flow on our nodes: begin, ask every department with a term, gather, end."""

from viewflow import this

from bench.procedures import parties
from forms.words import Words
from workflows.nodes import Act, Each, End, Gather, OfficerTask, PermitFlow, Start

ANY = Words("环节", "A step")


class PlainConsultationFlow(PermitFlow):
    """Plain consultation"""

    receive = Start(title=ANY).Next(this.consult)
    consult = OfficerTask(title=ANY, pool="lead").On("plain_consult", to=this.ask)
    ask = Each(parties, expr="parties", title=ANY).Do(this.reply)
    reply = (
        OfficerTask(title=ANY, pool="party")
        .On("plain_reply", to=this.all_in)
        .AfterTerm(silence="DEEMED", to=this.deemed)
    )
    deemed = Act("plain_deemed", title=ANY).Next(this.all_in)
    all_in = Gather(of=this.ask, title=ANY).Next(this.conclude)
    conclude = OfficerTask(title=ANY, pool="lead").On("plain_conclude", to=this.done)
    done = End(title=ANY)


FLOW = PlainConsultationFlow
