"""One panel for each thing a person can edit or see."""
