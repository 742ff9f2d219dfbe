"""Addresses of the office."""

from django.urls import URLPattern, URLResolver, path

from portal.office.views import administration, cases, filing, flood_season, inbox, inspecting, projects

app_name = "office"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", inbox.tasks, name="inbox"),
    path("tasks/<slug:name>/", inbox.tasks, name="list"),
    path("claim/", inbox.claim, name="claim"),
    path("release/", inbox.release, name="release"),
    path("cases/", inbox.cases, name="cases"),
    path("cases/<str:case_no>/", cases.case, name="case"),
    path("cases/<str:case_no>/acts/inspect/", inspecting.inspect, name="inspect"),
    path("cases/<str:case_no>/acts/countersign/", inspecting.countersign, name="countersign"),
    path("cases/<str:case_no>/photographs/<uuid:upload>/", inspecting.photograph, name="photograph"),
    path("cases/<str:case_no>/acts/<str:act>/", cases.act, name="act"),
    path("cases/<str:case_no>/acts/<str:act>/preview/", cases.preview, name="preview"),
    path("cases/<str:case_no>/files/<uuid:upload>/", cases.upload, name="upload"),
    path("cases/<str:case_no>/papers/<uuid:paper>/", cases.paper, name="paper"),
    path("projects/", projects.projects, name="projects"),
    path("projects/<int:project>/", projects.project, name="project"),
    path("file/<slug:slug>/", filing.start, name="filing-start"),
    path("filings/<uuid:draft_id>/", filing.resume, name="filing-draft"),
    path("filings/<uuid:draft_id>/materials/", filing.materials, name="filing-materials"),
    path("filings/<uuid:draft_id>/materials/<slug:code>/", filing.material, name="filing-material"),
    path("filings/<uuid:draft_id>/check/", filing.check, name="filing-check"),
    path("filings/<uuid:draft_id>/delete/", filing.throw_away, name="filing-throw-away"),
    path("filings/<uuid:draft_id>/uploads/<uuid:upload_id>/", filing.upload, name="filing-upload"),
    path("filings/<uuid:draft_id>/<slug:key>/", filing.section, name="filing-section"),
    path("parked/", administration.parked, name="parked"),
    path("parked/retry/", administration.retry, name="retry"),
    path("calendar/", administration.calendar, name="calendar"),
    path("people/", administration.people, name="people"),
    path("people/<int:person>/", administration.person, name="person"),
    path("people/<int:person>/end/", administration.end_office, name="end-office"),
    path("assumed/", administration.assumed, name="assumed"),
    path("bars/", administration.bars, name="bars"),
    path("flood-season/", flood_season.notices, name="flood-season"),
]
