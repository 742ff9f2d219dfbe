"""The rows of the peers that bring none of their own: SpiffWorkflow's state, and the bare lower bound."""

from django.db import models


class SpiffCase(models.Model):
    """A case on SpiffWorkflow: its whole state as its own serializer writes it."""

    state = models.TextField()


class BareCase(models.Model):
    """A case on bare rows."""

    state = models.CharField(max_length=20)


class BareItem(models.Model):
    """One department's answer in a bare case."""

    case = models.ForeignKey(BareCase, models.PROTECT)
    member = models.CharField(max_length=60)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=20)
    opinion = models.CharField(max_length=200)
