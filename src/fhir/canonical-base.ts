/** Where everything we define is addressed. A region that publishes under its own domain replaces it here and in profiles/. */
export const CANONICAL_BASE = 'https://renkei.example/fhir';
