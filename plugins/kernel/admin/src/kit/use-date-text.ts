import { useIntl } from 'react-intl';
import { writeFirst } from './first-of-month';

/** Returns a function that writes a date in the language of the admin. */
export function useDateText(): ReturnType<typeof useIntl>['formatDate'] {
  const { formatDate, locale } = useIntl();
  return (...date) => writeFirst(locale, formatDate(...date));
}
