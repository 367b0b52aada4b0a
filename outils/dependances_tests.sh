#!/usr/bin/env bash
# Installe PostgreSQL, Chromium, Redis, gettext et de quoi lire un PDF et un code QR, s'ils manquent aux tests et si cette machine le permet. Ne fait jamais échouer :
# outils/tester.py dit ce qui a été laissé de côté.
set -uo pipefail

paquets=()
case "${DATABASE_URL:-}" in
    postgres*) ;;
    *) compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || paquets+=(postgresql) ;;
esac
command -v "${CHROMIUM:-chromium}" >/dev/null || paquets+=(chromium)
command -v redis-server >/dev/null || paquets+=(redis-server)
command -v pdftotext >/dev/null || paquets+=(poppler-utils)
command -v zbarimg >/dev/null || paquets+=(zbar-tools)
command -v xgettext >/dev/null || paquets+=(gettext)

[ ${#paquets[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installation de ce qui manque aux tests : ${paquets[*]}…"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "${paquets[@]}" >/dev/null ||
        echo "L'installation de ${paquets[*]} a échoué." >&2
else
    echo "Il manque aux tests : ${paquets[*]}. Les installer (par exemple : sudo apt-get install ${paquets[*]})." >&2
fi
exit 0
