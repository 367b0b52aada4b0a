"""Annuaires synthétiques : plausibles par leur forme et leur variété, faux par leurs faits."""
