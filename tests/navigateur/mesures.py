"""Ce que l'on mesure dans la page : débordements, cibles trop petites, focus caché."""

# Ce qui dépasse à droite, hors de ce qui défile ou se coupe exprès.
DEBORDEMENTS = """() => {
    const racine = document.documentElement;
    if (racine.scrollWidth <= racine.clientWidth) return [];
    return [...document.body.querySelectorAll("*")]
        .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > racine.clientWidth + 1)
        .map((e) => `${racine.scrollWidth} px : ${e.outerHTML.slice(0, 120)}`).slice(0, 4);
}"""

# Boutons, puces et navigation : 44 px. Le reste : 24 px, sauf un lien pris dans une phrase (WCAG 2.5.8).
PETITES_CIBLES = """() => {
    const grandes = "button, summary, select, input[type=search], .bouton, .puce, .carte-bouton, .leaflet-bar a, "
        + ".navigation a, .pied a, .tris a, .fil a, .pagination a, .barre a";
    const isDansUnePhrase = (e) => getComputedStyle(e).display === "inline"
        && e.parentElement.innerText.trim().length > e.innerText.trim().length;
    const isEcartee = (e) => e.closest(".evitement, .carte-passer, .invisible");
    const getCible = (e) => e.closest("label") ?? e;
    const mesure = (e) => {
        const { width, height } = getCible(e).getBoundingClientRect();
        const minimum = e.matches(grandes) && !e.matches("input[type=checkbox], input[type=radio]") ? 44 : 24;
        return { e, width, height, minimum };
    };
    return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, [role=button]")]
        .filter((e) => e.checkVisibility() && !isEcartee(e) && !isDansUnePhrase(e))
        .map(mesure)
        .filter(({ width, height, minimum }) => height < minimum - 0.5 || width < minimum - 0.5)
        .map(({ e, width, height, minimum }) =>
            `${Math.round(width)} × ${Math.round(height)} < ${minimum} : ${e.outerHTML.slice(0, 110)}`);
}"""

# L'élément qui a le focus : montré par un contour, dans l'écran, et sous aucune barre.
FOCUS = """() => {
    const e = document.activeElement;
    const { left, top, width, right, bottom } = e.getClientRects()[0]; // la première ligne d'un lien qui en fait deux
    const isDessus = ([x, y]) => {
        const dessus = document.elementFromPoint(x, y);
        return e.contains(dessus) || Boolean(dessus?.closest("label")?.contains(e));
    };
    const milieu = [left + width / 2, (top + bottom) / 2];
    const bords = [[milieu[0], top + 2], [milieu[0], bottom - 2]];
    const porteurs = [e, ...[...document.querySelectorAll(".vignette, .recherche")].filter((p) => p.contains(e))];
    const isMontre = porteurs.some((p) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(p);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
    const isDedans = top >= -1 && bottom <= innerHeight + 1 && left >= -1 && right <= innerWidth + 1;
    return {
        nom: e === document.body ? "" : e.outerHTML.slice(0, 130),
        faute: [isMontre ? "" : "sans contour", isDedans ? "" : "hors de l'écran",
            [milieu, ...bords].every(isDessus) ? "" : "couvert"].filter(Boolean).join(", "),
    };
}"""
