"""The database refuses to change a made paper, what any paper was ordered with, and to remove one."""

from typing import ClassVar

from django.db import migrations

FORWARD = """
CREATE FUNCTION documents_paper_stays() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.state = 'MADE' THEN
        RAISE EXCEPTION 'paper % stays as it was made: % is refused', OLD.id, TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.id, NEW.application_id, NEW.kind, NEW.key, NEW.facts, NEW.organ, NEW.dated_on, NEW.check_code)
        IS DISTINCT FROM
       (OLD.id, OLD.application_id, OLD.kind, OLD.key, OLD.facts, OLD.organ, OLD.dated_on, OLD.check_code) THEN
        RAISE EXCEPTION 'paper %: what was frozen when it was ordered does not change', OLD.id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$body$;

CREATE FUNCTION documents_series_forward() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.word <> OLD.word OR NEW.year <> OLD.year OR NEW.last <> OLD.last + 1 THEN
        RAISE EXCEPTION 'the series % of % only moves one number forward', OLD.word, OLD.year
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$body$;

CREATE TRIGGER documents_paper_stays BEFORE UPDATE OR DELETE ON documents_paper
    FOR EACH ROW EXECUTE FUNCTION documents_paper_stays();
CREATE TRIGGER documents_series_forward BEFORE UPDATE OR DELETE ON documents_numberseries
    FOR EACH ROW EXECUTE FUNCTION documents_series_forward();
"""

BACKWARD = """
DROP TRIGGER documents_series_forward ON documents_numberseries;
DROP TRIGGER documents_paper_stays ON documents_paper;
DROP FUNCTION documents_series_forward();
DROP FUNCTION documents_paper_stays();
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("documents", "0001_papers")]
    operations: ClassVar = [migrations.RunSQL(FORWARD, BACKWARD)]
