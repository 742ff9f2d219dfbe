"""Addresses of the office."""

from django.urls import URLPattern, URLResolver, path

from portal.office.views import administration, cases, inbox

app_name = "office"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", inbox.tasks, name="inbox"),
    path("tasks/<slug:name>/", inbox.tasks, name="list"),
    path("claim/", inbox.claim, name="claim"),
    path("release/", inbox.release, name="release"),
    path("cases/", inbox.cases, name="cases"),
    path("cases/<str:case_no>/", cases.case, name="case"),
    path("cases/<str:case_no>/acts/<str:act>/", cases.act, name="act"),
    path("cases/<str:case_no>/acts/<str:act>/preview/", cases.preview, name="preview"),
    path("cases/<str:case_no>/files/<uuid:upload>/", cases.upload, name="upload"),
    path("cases/<str:case_no>/papers/<uuid:paper>/", cases.paper, name="paper"),
    path("parked/", administration.parked, name="parked"),
    path("parked/retry/", administration.retry, name="retry"),
    path("calendar/", administration.calendar, name="calendar"),
    path("people/", administration.people, name="people"),
    path("people/<int:person>/", administration.person, name="person"),
    path("people/<int:person>/end/", administration.end_office, name="end-office"),
    path("assumed/", administration.assumed, name="assumed"),
    path("bars/", administration.bars, name="bars"),
]
