"""What a person made: choices, words, plan; an edit is a function from brief to brief.

Begin with ``brief.py``, ``edits.py`` and ``template.py``. ``plan.py``, ``prominence.py``,
``on_page.py`` and ``giving_way.py`` say which picks are seen where; ``problems.py``, ``rules.py``,
``fixes.py`` and ``acceptance.py`` what a person should look at;
``own.py``, ``used.py``, ``updating.py`` and ``lookup.py`` keep evidence.
"""
