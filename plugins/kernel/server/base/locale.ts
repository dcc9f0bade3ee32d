/** The languages of the interface, French first. */
export type Locale = 'fr' | 'en';
