"""Opens a case of the temporary use of green land and waits for its end."""

from datetime import date

from viewflow import this

from approvals import catalogue
from forms.words import Words
from tests.workflows.toys.entries import ART_1
from workflows.nodes import End, OfficerTask, PermitFlow, Start, SubCase
from workflows.nodes.sub_case import Opening

ONE = Words("一", "One")
DAY = date(2026, 3, 2)


def opens(case) -> Opening:
    entry = catalogue.entry("greenspace-use", on=DAY)
    answers = entry.sample(DAY)
    return Opening(permit="greenspace-use", applicant=case.application.applicant, answers=answers)


class ToyParentFlow(PermitFlow):
    """Toy parent"""

    receive = Start(title=ONE).Next(this.other)
    other = SubCase(opens, expr="green land", title=ONE).Next(this.last)
    last = OfficerTask(title=ONE, pool="lead", law=ART_1).On("toy_end", to=this.done)
    done = End(title=ONE)


FLOW = ToyParentFlow
