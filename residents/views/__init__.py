"""Pages of the resident's cabinet."""
