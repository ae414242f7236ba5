"""Forms whose labels stand above the fields where there is little room beside them."""

from PySide6.QtWidgets import QFormLayout, QWidget

LETTERS = 54  # of a form that has its labels beside its fields, at least

_BESIDE = QFormLayout.RowWrapPolicy.DontWrapRows
_ABOVE = QFormLayout.RowWrapPolicy.WrapAllRows


def wrap_narrow(form: QFormLayout, widget: QWidget) -> None:
    """Place the labels of a form as the width of the widget that it is in has room for."""
    narrow = widget.width() < LETTERS * widget.fontMetrics().averageCharWidth()
    policy = _ABOVE if narrow else _BESIDE
    if form.rowWrapPolicy() != policy:
        form.setRowWrapPolicy(policy)
