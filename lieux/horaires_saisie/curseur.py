"""Avancer dans les jetons, regarder plus loin, et dire où l'on ne comprend plus."""

from collections.abc import Sequence

from .erreurs import SaisieIncomprise, a_la_place
from .jetons import Jeton
from .mots import Genre


class Curseur:
    def __init__(self, texte: str, jetons: Sequence[Jeton]) -> None:
        self.texte, self.jetons, self.place = texte, jetons, 0

    def jeton(self, plus: int = 0) -> Jeton | None:
        place = self.place + plus
        return self.jetons[place] if place < len(self.jetons) else None

    def voit(self, *genres: Genre, plus: int = 0) -> bool:
        jeton = self.jeton(plus)
        return jeton is not None and jeton.genre in genres

    def prend(self) -> Jeton:
        self.place += 1
        return self.jetons[self.place - 1]

    def saute(self, *genres: Genre) -> bool:
        """Vrai s'il y en avait au moins un."""
        avant = self.place
        while self.voit(*genres):
            self.place += 1
        return self.place > avant

    def se_touchent(self, plus: int) -> bool:
        """Rien, ou un blanc, entre ce jeton et le suivant : « 17 mai » n'est pas « 17 en mai »."""
        un, deux = self.jeton(plus), self.jeton(plus + 1)
        return bool(un and deux) and not self.texte[un.fin : deux.debut].strip()

    def refuse(self, raison: str, premier: Jeton, dernier: Jeton | None = None) -> SaisieIncomprise:
        """« 17-10 » (5e caractère) `raison`."""
        debut, fin = premier.debut, (dernier or premier).fin
        return SaisieIncomprise(f"« {self.texte[debut:fin]} » ({a_la_place(debut)}) {raison}", debut, fin)
