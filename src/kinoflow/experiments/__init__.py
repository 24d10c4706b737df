"""The experiments that the paper leaves open: arms that differ in one thing, trained at equal compute, with intervals.

`designs.py` says what is compared, `run.py` does it, `measures.py` measures, `measures.statistics` and
`report.py` say what came out.
"""
