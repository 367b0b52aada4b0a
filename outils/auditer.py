"""Lance l'audit dans un état neuf : sa base, sa clé, ses fichiers statiques rassemblés. Les arguments vont à pytest."""

import subprocess
import sys
import tempfile
from pathlib import Path

from jetable import environnement_neuf

RACINE = Path(__file__).resolve().parent.parent
AUDITS = ["tests/audit"]


def main() -> int:
    choix = sys.argv[1:]
    audits = [] if any((RACINE / mot.partition("::")[0]).exists() for mot in choix) else AUDITS
    with tempfile.TemporaryDirectory(prefix="audit-") as var:
        environnement = environnement_neuf(VAR_DIR=var, SECRET_KEY="cle-de-l-audit")
        rassemble = ["manage.py", "collectstatic", "--no-input", "-v0", "--skip-checks"]
        subprocess.run([sys.executable, *rassemble], cwd=RACINE, env=environnement, check=True)
        audit = [sys.executable, "-m", "pytest", "-m", "audit", *audits, *choix]
        return subprocess.run(audit, cwd=RACINE, env=environnement, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nAudit interrompu.")
