#!/usr/bin/env bash
# Recalcule requirements.lock et requirements-dev.lock. Aucune adresse de registre n'y entre.
set -euo pipefail
cd "$(dirname "$0")/.."

outils/environnement.sh requirements-dev.lock
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
.venv/bin/python -m venv "$dossier/venv"
"$dossier/venv/bin/python" -m pip install --quiet --disable-pip-version-check pip-tools

compile() {
    "$dossier/venv/bin/python" -m piptools compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe \
        --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host "$@" pyproject.toml
}

echo "Calcul de requirements.lock…"
compile --output-file requirements.lock
echo "Calcul de requirements-dev.lock…"
compile --extra dev --constraint requirements.lock --output-file requirements-dev.lock
echo "Fait : relire les différences, puis « make test »."
