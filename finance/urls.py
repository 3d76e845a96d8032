"""The resident's pages of money in its cabinet."""

from django.urls import path

from finance.views import invoice_translation, invoices

app_name = "finance"

urlpatterns = [
    path("<int:residency_id>/invoices/", invoices, name="invoices"),
    path("invoices/<uuid:paper_id>/<slug:language>.pdf", invoice_translation, name="invoice_translation"),
]
