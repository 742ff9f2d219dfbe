"""The supervision of a licence: for a grant by commitment, the inspection of its truth within two months."""

from __future__ import annotations

from viewflow import this

from forms.words import Words
from workflows import steps
from workflows.nodes import PermitFlow


class SupervisionFlow(PermitFlow):
    """事中事后监管

    Begins with the grant; two inspectors look whether the commitment is true.
    """

    receive = steps.receive(then=this.inspect)
    inspect = steps.inspect(then=this.done)
    done = steps.end(Words("检查完成", "Inspected"))


FLOW = SupervisionFlow
