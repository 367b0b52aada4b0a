"""Ce qui n'est pas compris : la phrase, et l'endroit de la faute dans le texte tapé."""

from ..horaires_ecriture import HorairesIllisibles


class SaisieIncomprise(HorairesIllisibles):
    """`phrase` cite le mot fautif ; `debut` et `fin` le bornent dans le texte tapé (caractères, fin non comprise)."""

    def __init__(self, phrase: str, debut: int, fin: int) -> None:
        super().__init__(phrase)
        self.debut, self.fin = debut, fin


def a_la_place(debut: int) -> str:
    """« 1er caractère », « 10e caractère »."""
    return f"{debut + 1}{'e' if debut else 'er'} caractère"
