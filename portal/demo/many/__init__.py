"""The demonstration Centre many times over, for measurements: `manage.py demo --size N`."""
