"""La machine et les versions : sans elles, des millisecondes ne veulent rien dire."""

import os
import platform
import re
from datetime import date
from pathlib import Path

import django
import granian


def machine(moteurs: list[str]) -> list[str]:
    """`moteurs` : noms et versions, tels que mesurés."""
    processeur = _dans("/proc/cpuinfo", r"model name\s*: (.*)", " ({})")
    return [
        f"{date.today():%d/%m/%Y}, {os.cpu_count()} cœurs{processeur}{_memoire()}, {platform.system()}",
        f"Python {platform.python_version()}, Django {django.get_version()}, granian {granian.__version__}, "
        + ", ".join(moteurs),
    ]


def _dans(fichier: str, motif: str, modele: str) -> str:
    try:
        trouve = re.search(motif, Path(fichier).read_text())
    except OSError:
        return ""
    return modele.format(trouve[1].strip()) if trouve else ""


def _memoire() -> str:
    kilo_octets = _dans("/proc/meminfo", r"MemTotal:\s+(\d+) kB", "{}")
    return f", {int(kilo_octets) / 1_000_000:.0f} Go" if kilo_octets else ""
