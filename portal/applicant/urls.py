"""Addresses of the applicant's pages."""

from django.urls import path

from portal.applicant import acts, apply, cases, commit, licences

app_name = "applicant"
urlpatterns = [
    path("apply/<slug:slug>/", apply.start, name="apply"),
    path("drafts/<uuid:draft_id>/", apply.resume, name="draft"),
    path("drafts/<uuid:draft_id>/route/", apply.route, name="route"),
    path("drafts/<uuid:draft_id>/materials/", apply.materials, name="materials"),
    path("drafts/<uuid:draft_id>/materials/<slug:code>/", apply.material, name="material"),
    path("drafts/<uuid:draft_id>/check/", apply.check, name="check"),
    path("drafts/<uuid:draft_id>/delete/", apply.throw_away, name="throw-away"),
    path("drafts/<uuid:draft_id>/<slug:key>/", apply.section, name="section"),
    path("licences/", licences.listed, name="licences"),
    path("licences/<str:number>/<slug:purpose>/", licences.ask, name="ask"),
    path("cases/", cases.listed, name="cases"),
    path("cases/<str:case_no>/", cases.case, name="case"),
    path("cases/<str:case_no>/received/", cases.received, name="received"),
    path("cases/<str:case_no>/filed/", cases.filed, name="filed"),
    path("cases/<str:case_no>/papers/<uuid:paper_id>/", cases.paper, name="paper"),
    path("cases/<str:case_no>/uploads/<uuid:upload_id>/", cases.upload, name="upload"),
    path("cases/<str:case_no>/photographs/<uuid:upload_id>/", cases.photograph, name="photograph"),
    path("cases/<str:case_no>/commit/", commit.commit, name="commit"),
    path("cases/<str:case_no>/<slug:act>/", acts.act, name="act"),
    path("drafts/<uuid:draft_id>/uploads/<uuid:upload_id>/", cases.draft_upload, name="draft-upload"),
]
