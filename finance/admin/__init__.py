"""Screens of the money room."""

from finance.admin import invoices, operations  # noqa: F401
