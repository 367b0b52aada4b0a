"""Les règles des financements. Leurs valeurs sont des lignes (dispositif, plafond, programmation, axe) : aucune n'est écrite ici.

Ces modules ne connaissent pas les modèles, qui les appellent : ils reçoivent un objet et suivent ses relations.
"""
