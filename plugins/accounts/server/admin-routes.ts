/** The permission of staff who look after people: what the sheet of a person shows and does. */
export const PEOPLE = { uid: 'people', displayName: 'Personnes' };
