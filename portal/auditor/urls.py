"""Addresses of the auditor's pages."""

from django.urls import path

from portal.auditor import views

app_name = "auditor"
urlpatterns = [
    path("", views.board, name="board"),
    path("cases/", views.cases, name="cases"),
    path("cases.csv", views.export, name="export"),
    path("cases/<str:case_no>/", views.case, name="case"),
    path("projects/", views.projects, name="projects"),
    path("projects/<int:project>/", views.project, name="project"),
    path("stoppages/", views.stopped, name="stoppages"),
    path("warnings/", views.warned, name="warnings"),
    path("proofs/", views.proofs, name="proofs"),
]
