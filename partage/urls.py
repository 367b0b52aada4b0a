from django.urls import path

from . import views

app_name = "partage"
urlpatterns = [
    path("image.png", views.site, name="site"),
    path("lieux/<slug:slug>/image.png", views.lieu, name="lieu"),
]
