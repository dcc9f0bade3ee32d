import { shownEmail } from '@cordee/kernel';

/** The names of a person, and whether they were erased. */
export type Named = Readonly<{ firstName: string; lastName: string; email: string; erased: boolean }>;

/** A person by name, else by address; null once both were erased. (ACC-20) */
export const shownName = ({ firstName, lastName, email, erased }: Named): string | null =>
  erased ? null : `${firstName} ${lastName}`.trim() || shownEmail(email);
