"""What a person made: choices, words, plan; an edit is a function from brief to brief."""
