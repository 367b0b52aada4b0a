"""Des graphiques calculés au serveur, dessinés en SVG par un gabarit : ni bibliothèque, ni script dans le navigateur."""
