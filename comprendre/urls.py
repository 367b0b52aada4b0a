from django.urls import path

from . import views

app_name = "comprendre"
urlpatterns = [
    path("glossaire/", views.glossaire, name="glossaire"),
]
