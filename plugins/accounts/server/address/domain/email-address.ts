/** The domain of the addresses of erased people: no mail is delivered there, and nobody owns one. */
export const ERASED = '@efface.invalid';
