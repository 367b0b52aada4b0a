// Version {{ version }} : un octet qui change ici fait installer la nouvelle version.
const FICHIERS = {{ fichiers|safe }};
const PAGES = {{ pages|safe }};
const REPLI = "{{ repli }}";
importScripts("{{ regles }}");
