from django.urls import path

from . import views

app_name = "comprendre"
urlpatterns = [
    path("", views.page, name="page"),
    path("glossaire/", views.glossaire, name="glossaire"),
]
