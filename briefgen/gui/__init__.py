"""The desktop window: shows the open brief and turns gestures into edits, nothing more."""
