/** The colours of people, in turn, so that neighbours on the list have different ones; they are those of themes, readable in light and dark. */
const COLOURS = ['pine', 'rust', 'cobalt', 'raspberry', 'ochre', 'violet', 'teal', 'moss', 'plum', 'slate', 'brick', 'sky'];

/** The classes that give what is about a member their colour, by their index. */
export const personColour = (member: number): string => `theme theme-${COLOURS[member % COLOURS.length]}`;

/** The classes of a name that has a dot of their colour before it. */
export const personMark = (member: number): string => `person-mark ${personColour(member)}`;
