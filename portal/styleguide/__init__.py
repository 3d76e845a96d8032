"""Every component with every token on one page, while the portal is developed (settings.DEBUG)."""
