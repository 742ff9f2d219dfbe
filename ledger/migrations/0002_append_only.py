"""Makes the record append-only in the database itself: no act, seal or chain is changed or removed."""

from typing import ClassVar

from django.db import migrations

FORWARD = """
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$body$;

CREATE FUNCTION ledger_chain_forward() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF NEW.id <> OLD.id OR NEW.opened_at <> OLD.opened_at OR NEW.seq <> OLD.seq + 1 THEN
        RAISE EXCEPTION 'the ledger is append-only: chain % at % only moves one entry forward', OLD.id, OLD.seq
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$body$;

CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_dayroot_append_only BEFORE UPDATE OR DELETE ON ledger_dayroot
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_dayroot_no_truncate BEFORE TRUNCATE ON ledger_dayroot
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_chain_no_delete BEFORE DELETE ON ledger_chain
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_chain_no_truncate BEFORE TRUNCATE ON ledger_chain
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_chain_forward BEFORE UPDATE ON ledger_chain
    FOR EACH ROW EXECUTE FUNCTION ledger_chain_forward();
"""

BACKWARD = """
DROP TRIGGER ledger_chain_forward ON ledger_chain;
DROP TRIGGER ledger_chain_no_truncate ON ledger_chain;
DROP TRIGGER ledger_chain_no_delete ON ledger_chain;
DROP TRIGGER ledger_dayroot_no_truncate ON ledger_dayroot;
DROP TRIGGER ledger_dayroot_append_only ON ledger_dayroot;
DROP TRIGGER ledger_entry_no_truncate ON ledger_entry;
DROP TRIGGER ledger_entry_append_only ON ledger_entry;
DROP FUNCTION ledger_chain_forward();
DROP FUNCTION ledger_refuse();
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledger", "0001_initial")]
    operations: ClassVar = [migrations.RunSQL(FORWARD, BACKWARD)]
