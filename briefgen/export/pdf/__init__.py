"""PDF: documents laid out, written as tagged PDF/UA, and shown as pictures.

``layout`` gives pages as plain data, ``render`` their bytes, ``page_image`` the pixels of one.
"""

from briefgen.export.pdf.file import render, unmarked
from briefgen.export.pdf.layout import layout
from briefgen.export.pdf.page_images import page_image

__all__ = ["layout", "page_image", "render", "unmarked"]
