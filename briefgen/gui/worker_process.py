"""The process behind the pages, which can be begun before a window is imported."""

from PySide6.QtCore import QObject, QProcess

from briefgen.processes import command


def begin(parent: QObject | None = None) -> QProcess:
    """A worker that gets itself ready; what it says is kept until somebody reads it."""
    process = QProcess(parent)
    process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
    program, *arguments = command("worker")
    process.start(program, arguments)
    return process
