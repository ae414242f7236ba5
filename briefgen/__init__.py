"""briefgen makes policy briefs: indicators and recommendations in, accessible Word and PDF out."""
