import type { Id } from '@cordee/kernel/pure';

/** What stands in the name of a file about a person: their name, and the number that no two people share, as `Chloé-Œuvrard-123`. (H-81) */
export const fileNamePart = ({ id, firstName, lastName }: Readonly<{ id: Id<'person'>; firstName: string; lastName: string }>): string =>
  [
    `${firstName} ${lastName}`
      .normalize()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join('-'),
    id,
  ]
    .filter(Boolean)
    .join('-');
