"""What is known: indicators, their figures and sources, and what may lawfully be said of them.

Begin with ``indicators.py`` and ``pack.py``. ``values.py`` is a number in prose, ``comparisons.py``
who leads and by how much, ``formatting.py`` how amounts, periods and dates are written,
``typed_dates.py`` how dates that people type are read.
"""
