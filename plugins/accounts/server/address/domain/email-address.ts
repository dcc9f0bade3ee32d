/** The domain of the addresses of erased people: no mail is delivered there, and nobody owns one. The database knows it as `cordee.is_erased`. */
export const ERASED = '@efface.invalid';

/** Whether an address is that of somebody who was erased. (ACC-20) */
export const isErased = (email: string): boolean => email.endsWith(ERASED);
