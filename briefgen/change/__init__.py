"""What a person did to blocks: told, compared and laid over new text. Knows no brief.

Begin with ``identity.py`` and ``changes.py``. ``rewording.py`` makes changes of what was typed,
``laying.py`` lays them over what is suggested; ``file_words.py`` is how files hold them.
``comparing.py`` tells what differs between two versions, word by word (``tokens.py``);
``merging.py`` makes one of what two sides changed. These are imported where somebody changed words.
"""
