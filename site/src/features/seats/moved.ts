/** A list with one of its members a place up or down; as it is when there is no such place, or no such member. */
export function moved(list: readonly string[], member: string, by: -1 | 1): string[] {
  const from = list.indexOf(member);
  const other = list[from + by];
  if (from === -1 || other === undefined) return [...list];

  return list.with(from, other).with(from + by, member);
}
