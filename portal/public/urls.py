"""Addresses of the public pages."""

from django.urls import path

from portal.public import accounts, views
from portal.public.source import source

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("permits/<slug:slug>/", views.guide, name="guide"),
    path("check/", views.check, name="check"),
    path("check/<str:code>", views.check, name="check"),
    path("granted/", views.granted, name="grants"),
    path("register/", accounts.register, name="register"),
    path("login/", accounts.SignIn.as_view(), name="login"),
    path("logout/", accounts.SignOut.as_view(), name="logout"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("source/", source, name="source"),
    path("account/", accounts.account, name="account"),
    path("account/password/", accounts.password, name="password"),
]
