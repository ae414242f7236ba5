"""Find and replace: the bar in the middle pane, and how a place that is found is shown."""
