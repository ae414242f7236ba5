"""PDF: documents laid out, written as tagged PDF/UA, and shown as pictures.

``layout.layout`` gives pages as plain data, ``file.render`` their bytes, ``page_images.page_image``
the pixels of one. Each is imported by whoever needs it: what writes a file or draws one is not
needed to lay pages out.
"""
