"""Results-Based Accountability report cards and board packs from YAML and CSV."""

__version__ = "0.1.0"
