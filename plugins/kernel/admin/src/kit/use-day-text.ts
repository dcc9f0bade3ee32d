import { useIntl } from 'react-intl';

/** Returns a function that writes a day in words. */
export function useDayText() {
  const { formatDate } = useIntl();
  return (day: string) => formatDate(day, { dateStyle: 'long', timeZone: 'UTC' });
}
