"""EMAIL_URL dit par où partent les courriels ; une valeur douteuse arrête le démarrage par une phrase."""

import pytest

from .test_demarrage import lance

pytestmark = pytest.mark.sans_base
LIT = """
from django.conf import settings as s
print(s.EMAIL_BACKEND.split(".")[-2], s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_HOST_USER, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL)
"""


@pytest.mark.parametrize(
    ("adresse", "attendu"),
    [
        ("", "console localhost 25  False False"),
        ("consolemail://", "console localhost 25  False False"),
        ("smtp://courrier.example", "smtp courrier.example 25  False False"),
        (
            "smtp+tls://moi%40x.example:mot@courrier.example",
            "smtp courrier.example 587 moi@x.example True False",
        ),
        ("smtp+ssl://moi:mot@courrier.example", "smtp courrier.example 465 moi False True"),
        ("smtp+ssl://courrier.example:2465", "smtp courrier.example 2465  False True"),
    ],
    ids=["vide", "console", "smtp", "tls", "ssl", "port"],
)
def test_une_adresse_dit_le_serveur_et_son_port(tmp_path, adresse, attendu):
    fini = lance(tmp_path, "-c", LIT, EMAIL_URL=adresse)

    assert fini.stdout.strip() == attendu, fini.stderr


@pytest.mark.parametrize(
    "adresse",
    [
        "oui",
        "courrier.example",
        "smtp://",
        "http://courrier.example",
        "smtp://courrier.example:abc",
        "filemail:///tmp",
    ],
)
def test_une_adresse_douteuse_arrete_le_demarrage(tmp_path, adresse):
    fini = lance(tmp_path, "manage.py", "check", EMAIL_URL=adresse)

    assert fini.returncode == 1
    assert "EMAIL_URL : donner une adresse smtp://…" in fini.stderr
