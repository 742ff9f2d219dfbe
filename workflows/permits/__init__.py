"""One folder a permit: `permit.py` the dated entries, `form.py` what is asked, `flow.py` the procedure."""
