"""What LibreOffice writes after somebody worked in a Word file."""

import subprocess
from pathlib import Path

_DOCTYPE = '<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">'
_LIBRARY = 'xmlns:library="http://openoffice.org/2000/library"'
_FILES = {
    "script.xlc": f"""{_DOCTYPE.format("library:libraries", "libraries")}
<library:libraries {_LIBRARY}><library:library library:name="Standard" library:link="false"/>
</library:libraries>""",
    "Standard/script.xlb": f"""{_DOCTYPE.format("library:library", "library")}
<library:library {_LIBRARY} library:name="Standard" library:readonly="false"
library:passwordprotected="false"><library:element library:name="Reviewer"/></library:library>""",
    "Standard/Reviewer.xba": f"""{_DOCTYPE.format("script:module", "module")}
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Reviewer"
script:language="StarBasic">
Sub Strike(source As String, target As String, words As String)
  doc = Opened(source)
  doc.RecordChanges = True
  search = doc.createSearchDescriptor()
  search.SearchString = words
  found = doc.findFirst(search)
  cursor = found.Text.createTextCursorByRange(found.Start)
  cursor.gotoEndOfParagraph(True)
  cursor.String = ""
  Store(doc, target)
End Sub
Sub Refresh(source As String, target As String)
  doc = Opened(source)
  For number = 0 To doc.DocumentIndexes.Count - 1
    doc.DocumentIndexes.getByIndex(number).update()
  Next
  Store(doc, target)
End Sub
Function Opened(source As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Opened = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
End Function
Sub Store(doc, target As String)
  Dim options(0) As New com.sun.star.beans.PropertyValue
  options(0).Name = "FilterName"
  options(0).Value = "MS Word 2007 XML"
  doc.storeToURL(ConvertToURL(target), options())
  doc.close(True)
End Sub
</script:module>""",
}


def struck(word: Path, words: str, folder: Path) -> Path:
    """The Word file after all of a paragraph from these words on was deleted, which is recorded."""
    return _worked("Strike", word, folder, words)


def refreshed(word: Path, folder: Path) -> Path:
    """The Word file after its lists of contents were made anew."""
    return _worked("Refresh", word, folder)


def _worked(macro: str, word: Path, folder: Path, *more: str) -> Path:
    basic = folder / "profile" / "user" / "basic"
    _office(folder, "--terminate_after_init")  # the first start writes a library of its own
    for name, content in _FILES.items():
        (basic / name).write_text(f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    target = folder / f"{word.stem}-worked.docx"
    arguments = ",".join(f'"{each}"' for each in (word, target, *more))
    _office(folder, f"macro:///Standard.Reviewer.{macro}({arguments})")
    return target


def _office(folder: Path, argument: str) -> None:
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--norestore", argument]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
