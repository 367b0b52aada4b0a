#!/usr/bin/env bash
# Prépare la base et les fichiers, puis sert le site avec les réglages de production. Ctrl-C l'arrête.
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/python manage.py preparer --port "$PORT"

# Le serveur a son propre groupe (set -m) : Ctrl-C n'atteint que ce script, qui lui demande de s'arrêter. Des
# travailleurs qui reçoivent aussi le signal du terminal s'arrêtent mal.
set -m
# Deux fils par processus : plus de deux réserves de mémoire ne feraient que la morceler.
export MALLOC_ARENA_MAX=2
.venv/bin/python -m granian --interface wsgi --http 1 --host 127.0.0.1 --port "$PORT" \
    --workers 2 --blocking-threads 2 --respawn-failed-workers --workers-kill-timeout 3 \
    --no-access-log --log-level warning config.wsgi:application &
serveur=$!
trap 'kill -TERM $serveur 2>/dev/null || true' INT TERM HUP
wait $serveur && exit 0
wait $serveur || exit $?
