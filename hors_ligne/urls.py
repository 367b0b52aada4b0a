from django.urls import path

from . import views

app_name = "hors_ligne"
urlpatterns = [
    path("hors-ligne/", views.page, name="page"),
]
