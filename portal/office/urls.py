"""Addresses of the office."""

from django.urls import URLPattern, URLResolver, path

from portal.office.views import cases, inbox

app_name = "office"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", inbox.tasks, name="inbox"),
    path("tasks/<slug:name>/", inbox.tasks, name="list"),
    path("claim/", inbox.claim, name="claim"),
    path("release/", inbox.release, name="release"),
    path("bars/", inbox.cases, name="bars"),
    path("parked/", inbox.cases, name="parked"),
    path("calendar/", inbox.cases, name="calendar"),
    path("people/", inbox.cases, name="people"),
    path("assumed/", inbox.cases, name="assumed"),
    path("cases/", inbox.cases, name="cases"),
    path("cases/<str:case_no>/", cases.case, name="case"),
    path("cases/<str:case_no>/acts/<str:act>/", cases.act, name="act"),
    path("cases/<str:case_no>/acts/<str:act>/preview/", cases.preview, name="preview"),
    path("cases/<str:case_no>/files/<uuid:upload>/", cases.upload, name="upload"),
    path("cases/<str:case_no>/papers/<uuid:paper>/", cases.paper, name="paper"),
]
