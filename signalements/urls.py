from django.urls import path

from . import views

app_name = "signalements"
urlpatterns = [
    path("lieux/<slug:slug>/signaler/", views.signaler, name="signaler"),
    path("lieux/<slug:slug>/signaler/merci/", views.merci, name="merci"),
]
