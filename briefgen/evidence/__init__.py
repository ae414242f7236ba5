"""What is known: indicators, their figures and sources, and what may lawfully be said of them."""
