"""docxtpl: a Word template filled with words and ready pictures.

python -m bench.peers.docxtpl_word TEMPLATE.docx CONTENT.json OUT.docx
"""

import json
import sys
from pathlib import Path

from docx.shared import Inches
from docxtpl import DocxTemplate, InlineImage

template, source, target = sys.argv[1:]
document = DocxTemplate(template)
content = json.loads(Path(source).read_text(encoding="utf-8"))
for chapter in content["chapters"]:
    chapter["chart"] = InlineImage(document, chapter["picture"], width=Inches(6))
document.render(content)
document.save(target)
