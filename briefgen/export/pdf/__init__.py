"""PDF: documents laid out, written as tagged PDF/UA, and shown as pictures.

``layout`` gives pages as plain data, ``render`` their bytes, ``page_picture`` the pixels of one.
"""

from briefgen.export.pdf.file import render, unmarked
from briefgen.export.pdf.layout import layout
from briefgen.export.pdf.pictures import page_picture

__all__ = ["layout", "page_picture", "render", "unmarked"]
