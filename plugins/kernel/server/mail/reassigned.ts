/**
 * SQL: whether the address of a message `m` now belongs to a person other than the one it is for. Such a message is neither sent nor
 * sent again: its reader would get what was written to somebody else, such as the link of an invitation. (ACC-12, ACC-19)
 */
export const IS_REASSIGNED = `exists (
  select from cordee.recipient r where r.address = lower(m.to_address) and r.person <> m.person) as "isReassigned"`;
