"""Public pages of the memorandum and the city's problems; the pages of City Hall and partners."""

from django.urls import path

from partnerships.views.city import city, city_problem, file_city_problem
from partnerships.views.memorandum import MemorandumView
from partnerships.views.obligations import city_obligations, plan_for_city, record_for_city
from partnerships.views.problems import ProblemsView, ProblemView

app_name = "partnerships"

urlpatterns = [
    path("memorandum/", MemorandumView.as_view(), name="memorandum"),
    path("problems/", ProblemsView.as_view(), name="problems"),
    path("problems/<int:pk>/", ProblemView.as_view(), name="problem"),
    path("city/", city, name="city"),
    path("city/problems/new/", file_city_problem, name="city_file"),
    path("city/problems/<int:pk>/", city_problem, name="city_problem"),
    path("city/obligations/", city_obligations, name="city_obligations"),
    path("city/obligations/<slug:code>/evidence/", record_for_city, name="city_evidence"),
    path("city/obligations/<slug:code>/plan/", plan_for_city, name="city_plan"),
]
