from django.urls import path

from . import views

app_name = "guides"
urlpatterns = [
    path("guide.pdf", views.tous, name="tous"),
    path("communes/<slug:slug>/guide.pdf", views.commune, name="commune"),
    path("federations/<slug:slug>/guide.pdf", views.federation, name="federation"),
    path("selection/guide.pdf", views.selection, name="selection"),
]
