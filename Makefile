# Deux commandes suffisent : « make run » et « make test ». Rien d'autre à installer que Python ≥ 3.11 et make.

SHELL := /bin/bash
.DEFAULT_GOAL := help
PORT ?= 8000
PYTHON := .venv/bin/python
export PORT

.PHONY: help run dev test audit images traductions bench lint format lock

help: ## Cette liste
	@sed -nE 's/^([a-z]+): ## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

run: ## Installe, prépare et sert le site sur http://127.0.0.1:8000 (PORT=8123 pour changer de port)
	@outils/environnement.sh requirements.lock
	@outils/servir.sh

dev: ## Le même site, qui se recharge quand le code change (DEBUG=1, même base)
	@outils/environnement.sh requirements-dev.lock
	@DEBUG=1 $(PYTHON) manage.py preparer --port "$(PORT)"
	@DEBUG=1 $(PYTHON) manage.py runserver "127.0.0.1:$(PORT)"

test: ## Tous les tests, sur SQLite, sur PostgreSQL et dans un navigateur (ARGS="-k horaires" pour en choisir)
	@outils/environnement.sh requirements-dev.lock
	@outils/dependances_tests.sh
	@$(PYTHON) outils/tester.py $(ARGS)

audit: ## Vérifie le site par des outils publics : HTML, Lighthouse, axe, poids (ARGS="-k html" pour choisir)
	@outils/environnement.sh requirements-dev.lock
	@outils/audit/installer.sh
	@$(PYTHON) outils/auditer.py $(ARGS)

images: ## Refait les images du guide de la rédaction, docs/images/
	@IMAGES=1 $(MAKE) --no-print-directory test ARGS="tests/navigateur/test_guide_redaction.py"

traductions: ## Relève les phrases de l'interface dans traductions/ et dit celles qui restent à traduire
	@outils/environnement.sh requirements-dev.lock
	@CHROMIUM=true outils/dependances_tests.sh
	@$(PYTHON) outils/traductions.py

# CHROMIUM=true : le banc n'a pas besoin de navigateur.
bench: ## Mesure le site à 1 000, 10 000 et 100 000 lieux (ARGS="--tailles 10000 --moteurs sqlite" pour choisir)
	@outils/environnement.sh requirements.lock
	@CHROMIUM=true outils/dependances_tests.sh
	@$(PYTHON) -m outils.banc $(ARGS)

lint: ## Style et fautes du code, de sa mise en forme et des gabarits
	@outils/environnement.sh requirements-dev.lock
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m djlint --lint --quiet templates

format: ## Corrige ce que « make lint » sait corriger
	@outils/environnement.sh requirements-dev.lock
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

lock: ## Recalcule les dépendances verrouillées depuis pyproject.toml
	@outils/verrouiller.sh
