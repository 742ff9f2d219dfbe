"""The closed set of field kinds, a kind a file; `forms.fields` is the way in."""
