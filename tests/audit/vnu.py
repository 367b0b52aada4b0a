"""Le vérificateur HTML Nu, celui du W3C, en un seul processus pour tout un lot de pages."""

import json
import subprocess
from pathlib import Path

from django.conf import settings

VNU = settings.BASE_DIR / "outils/audit/node_modules/vnu-jar/build/dist/vnu.jar"


def fautes(pages: dict[str, bytes], dossier: Path) -> dict[str, list[str]]:
    """Pour chaque page, ses erreurs : ligne, phrase et extrait."""
    noms = list(pages)
    for numero, contenu in enumerate(pages.values()):
        (dossier / f"{numero:04}.html").write_bytes(contenu)
    commande = ["java", "-jar", str(VNU), "--errors-only", "--exit-zero-always", "--format", "json"]
    rendu = subprocess.run([*commande, *sorted(dossier.glob("*.html"))], capture_output=True, check=True)
    trouvees: dict[str, list[str]] = {nom: [] for nom in noms}
    for message in json.loads(rendu.stderr)["messages"]:
        phrase = f"l. {message.get('lastLine')} : {message['message']} {message.get('extract', '').strip()}"
        trouvees[noms[int(Path(message["url"]).stem)]].append(phrase)
    return trouvees
