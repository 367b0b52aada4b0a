"""Un texte coupé en phrases, sans ses puces, ses liens ni ses adresses."""

import re
from dataclasses import dataclass
from functools import cached_property

_PUCE = re.compile(r"^\s*(?:[-*+•>]|#{1,6}|\d{1,3}[.)])\s+")
_LIEN = re.compile(r"\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*\)")
_ADRESSE = re.compile(r"(?:https?://|\bwww\.)\S*[^\s.,;:!?)]|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*")
_FIN = re.compile(r"(?<=[.!?…])\s+(?=[«\"(]?\s?[A-ZÀ-ÖØ-Þ\d])")
_JETON = re.compile(r"aujourd['’]hui|peut-être|[^\W\d_]+|\d+|[^\w\s'’-]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Jeton:
    """Un mot, un nombre ou un signe, et sa place dans la phrase."""

    mot: str
    debut: int
    fin: int


@dataclass(frozen=True)
class Phrase:
    texte: str

    @cached_property
    def jetons(self) -> list[Jeton]:
        """En minuscules ; les mots joints par une apostrophe ou un trait d'union sont séparés."""
        return [Jeton(m[0].lower().replace("’", "'"), *m.span()) for m in _JETON.finditer(self.texte)]


def phrases(texte: str) -> list[Phrase]:
    """Une fin de ligne en est toujours une."""
    trouvees = []
    for ligne in texte.splitlines():
        nue = _ADRESSE.sub("", _LIEN.sub(r"\1", _PUCE.sub("", ligne))).replace("*", "").replace("_", " ")
        trouvees += [Phrase(" ".join(morceau.split())) for morceau in _FIN.split(nue)]
    return [phrase for phrase in trouvees if phrase.jetons]
