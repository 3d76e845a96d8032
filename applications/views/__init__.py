"""Pages of the selection of residents."""
