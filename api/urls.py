"""Addresses of the API: the doors of version 1, their description, and its page."""

from django.urls import path

from api.doors import acts, cases, catalogue, docs, tasks, tokens, uploads

app_name = "api"
urlpatterns = [
    path("v1/permits", catalogue.Permits.as_view(), name="permits"),
    path("v1/permits/<slug:slug>", catalogue.Permit.as_view(), name="permit"),
    path("v1/cases", cases.Cases.as_view(), name="cases"),
    path("v1/cases/<str:case_no>", cases.Case.as_view(), name="case"),
    path("v1/cases/<str:case_no>/clocks", cases.Clocks.as_view(), name="clocks"),
    path("v1/cases/<str:case_no>/acts", acts.CaseActs.as_view(), name="case-acts"),
    path("v1/cases/<str:case_no>/acts/<str:act>", acts.Act.as_view(), name="act"),
    path("v1/tasks", tasks.Tasks.as_view(), name="tasks"),
    path("v1/tasks/<int:task>/acts", acts.TaskActs.as_view(), name="task-acts"),
    path("v1/tasks/<int:task>/claim", tasks.Claim.as_view(), name="claim"),
    path("v1/tasks/<int:task>/release", tasks.Release.as_view(), name="release"),
    path("v1/uploads", uploads.Uploads.as_view(), name="uploads"),
    path("v1/token", tokens.Tokens.as_view(), name="token"),
    path("schema/", docs.Description.as_view(), name="schema"),
    path("docs/", docs.DocsPage.as_view(), name="docs"),
]
