#!/usr/bin/env bash
# Installe ce que demande « make audit » : Node, Java, Chromium, puis le vérificateur HTML Nu et Lighthouse, aux versions verrouillées.
set -euo pipefail
cd "$(dirname "$0")"

paquets=()
command -v node >/dev/null || paquets+=(nodejs)
command -v npm >/dev/null || paquets+=(npm)
command -v java >/dev/null || paquets+=(default-jre-headless)
command -v "${CHROMIUM:-chromium}" >/dev/null || paquets+=(chromium)

if [ ${#paquets[@]} -gt 0 ]; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "Il manque à l'audit : ${paquets[*]}. Les installer, puis relancer « make audit »." >&2
        exit 1
    fi
    echo "Installation de ce qui manque à l'audit : ${paquets[*]}…"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${paquets[@]}" >/dev/null
fi

temoin=node_modules/.installe
empreinte=$(cksum <package-lock.json)
if [ "$(cat "$temoin" 2>/dev/null || true)" != "$empreinte" ]; then
    echo "Installation du vérificateur HTML Nu et de Lighthouse…"
    npm ci --silent
    echo "$empreinte" >"$temoin"
fi
