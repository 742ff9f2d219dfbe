"""One folder a permit: `permit.py` the dated catalogue entries, `form.py` what is asked, `flow.py` the procedure."""
