"""Waits for a letter, then for work outside."""

from viewflow import this

from forms.words import Words
from tests.workflows.toys import entries
from tests.workflows.toys.entries import ART_1
from workflows.nodes import Await, End, Job, OfficerTask, PermitFlow, Start

ONE = Words("一", "One")


def work(application, key) -> None:
    entries.done.append(key)


class ToyWaitingFlow(PermitFlow):
    """Toy waiting"""

    receive = Start(title=ONE).Next(this.begin)
    begin = OfficerTask(title=ONE, pool="lead", law=ART_1).On("toy_begin", to=this.answer)
    answer = Await("answer", title=ONE).Next(this.survey)
    survey = Job(work, title=ONE).Next(this.last)
    last = OfficerTask(title=ONE, pool="lead", law=ART_1).On("toy_end", to=this.done)
    done = End(title=ONE)


FLOW = ToyWaitingFlow
