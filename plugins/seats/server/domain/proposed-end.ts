import type { Day } from '@cordee/kernel/pure';

/** The last day that is proposed for a session: 12 months after its first, on the 28th where there is no 29th of February. (SEAT-2) */
export function proposedEnd(startsOn: Day): Day {
  const [year = '', month = '', date = ''] = startsOn.split('-');
  return `${String(Number(year) + 1).padStart(4, '0')}-${month}-${month === '02' && date === '29' ? '28' : date}`;
}
