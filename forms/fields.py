"""The field kinds a form may be made of; this list is closed."""

from forms.kinds.choices import Choice, YesNo
from forms.kinds.dates import Date, Period
from forms.kinds.field import Field, Unreadable
from forms.kinds.files import File
from forms.kinds.number import Number
from forms.kinds.places import Place
from forms.kinds.tables import Table
from forms.kinds.text import Check, Text

__all__ = [
    "Check",
    "Choice",
    "Date",
    "Field",
    "File",
    "Number",
    "Period",
    "Place",
    "Table",
    "Text",
    "Unreadable",
    "YesNo",
]
