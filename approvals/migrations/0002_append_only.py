"""Makes clock events append-only in the database itself: a wrong one is replaced by another, never changed."""

from typing import ClassVar

from django.db import migrations

FORWARD = """
CREATE TRIGGER approvals_clockevent_append_only BEFORE UPDATE OR DELETE ON approvals_clockevent
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
"""

BACKWARD = "DROP TRIGGER approvals_clockevent_append_only ON approvals_clockevent;"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("approvals", "0001_initial"), ("ledger", "0002_append_only")]
    operations: ClassVar = [migrations.RunSQL(FORWARD, BACKWARD)]
