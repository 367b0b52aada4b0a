#!/usr/bin/env bash
# Fait de .venv l'environnement que décrit un fichier verrouillé, s'il ne l'est pas déjà.
set -euo pipefail
cd "$(dirname "$0")/.."

verrou=$1
temoin=".venv/installe-${verrou%.lock}"

trouve_python() {
    local candidat
    for candidat in ${PYTHON3:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$candidat" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidat"
            return
        fi
    done
    echo "Il faut Python 3.11 ou plus récent ; cette machine a : $(python3 --version 2>/dev/null || echo "aucun python3")." >&2
    echo "L'installer, ou dire où il est : PYTHON3=/chemin/de/python3.12 make run." >&2
    return 1
}

installe_venv() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Ce Python ne sait pas créer d'environnement : installation de python3-venv…"
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv
    else
        echo "Ce Python ne sait pas créer d'environnement : installer le paquet python3-venv, puis relancer." >&2
        return 1
    fi
}

if ! .venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$(trouve_python)
    "$python" -c 'import ensurepip, venv' 2>/dev/null || installe_venv
    echo "Création de l'environnement .venv ($("$python" --version))…"
    rm -rf .venv
    "$python" -m venv .venv
fi

empreinte=$(cksum <"$verrou")
if [ "$(cat "$temoin" 2>/dev/null || true)" != "$empreinte" ]; then
    echo "Installation des dépendances de $verrou…"
    .venv/bin/python -m pip install --disable-pip-version-check --no-input --require-hashes -r "$verrou" |
        sed -u -n 's/^Collecting \([^ ]*\).*/  \1/p; s/^Installing collected packages.*/  … installation/p'
    echo "$empreinte" >"$temoin"
fi
