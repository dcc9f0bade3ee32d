import { useDateText } from './use-date-text';

/** Returns a function that writes a day in words. */
export function useDayText() {
  const dateText = useDateText();
  return (day: string) => dateText(day, { dateStyle: 'long', timeZone: 'UTC' });
}
