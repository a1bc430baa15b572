"""The steps of the schema by subject, none ever edited; `steps.py` has their order."""
