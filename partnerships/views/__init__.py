"""Pages of the partnerships' room."""
