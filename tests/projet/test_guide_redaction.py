"""Le guide de la rédaction se lit en dix minutes, et chaque image qu'il montre existe."""

import re

from django.conf import settings

DOCS = settings.BASE_DIR / "docs"
MOTS_PAR_MINUTE = 200


def test_le_guide_se_lit_en_dix_minutes():
    texte = (DOCS / "guide-redaction.md").read_text()

    assert len(re.findall(r"\w+", texte)) <= 10 * MOTS_PAR_MINUTE


def test_chaque_image_du_guide_existe_et_chaque_image_sert():
    texte = (DOCS / "guide-redaction.md").read_text()

    montrees = set(re.findall(r"\(images/([\w-]+\.png)\)", texte))

    assert montrees == {image.name for image in (DOCS / "images").glob("*.png")}
    assert montrees


def test_chaque_image_dit_ce_qu_elle_montre():
    images = re.findall(r"!\[(.*?)\]\(", (DOCS / "guide-redaction.md").read_text())

    assert [image for image in images if len(image) < 20] == []
