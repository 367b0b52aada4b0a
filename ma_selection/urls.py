from django.urls import path

from . import views

app_name = "ma_selection"
urlpatterns = [
    path("", views.page, name="page"),
    path("lieux.json", views.lieux_json, name="lieux"),
]
