/** Ôte du fichier verrouillé toute adresse : il ne dit que des versions et des empreintes. « npm run verrouiller » s'en sert. */
const { readFileSync, writeFileSync } = require("node:fs");

const FICHIER = "package-lock.json";
const verrou = JSON.parse(readFileSync(FICHIER, "utf8"));

for (const paquet of Object.values(verrou.packages)) {
  delete paquet.resolved;
  delete paquet.funding;
}
writeFileSync(FICHIER, `${JSON.stringify(verrou, null, 2)}\n`);
