// Version {{ version }} : un octet qui change ici fait installer la nouvelle version.
const FICHIERS = {{ fichiers|safe }};
const PAGES = {{ pages|safe }};
const REPLI = "{{ repli }}";
const LANGUE = "{{ langue }}";
const PHRASES = {{ phrases|safe }};
importScripts("{{ regles }}");
