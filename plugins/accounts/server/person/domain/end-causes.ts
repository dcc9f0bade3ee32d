/** What a save changes of a person, and what it was before. */
type Change = Readonly<{ password?: string | null; blocked?: boolean | null; email?: string | null }>;
type Before = Readonly<{ email: string }>;

/**
 * Returns why sign-ins and links of a person end when they are saved, in the order in which that is done: one save may change the password, the
 * address and the block, which frees the slots of the person before their links are locked. (ACC-13)
 */
export const endCauses = ({ password, blocked, email }: Change, before: Before) => [
  ...(blocked ? (['blocked'] as const) : []),
  ...(password ? (['password-changed'] as const) : []),
  ...(email && email !== before.email ? (['address-changed'] as const) : []),
];
