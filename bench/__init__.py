"""The benchmark: read ratios within one run, not seconds."""
