"""What a person did to blocks: told, compared and laid over new text. Knows no brief."""
