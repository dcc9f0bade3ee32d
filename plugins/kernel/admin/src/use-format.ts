import { useIntl } from 'react-intl';
import type { Run, Schedule } from '../../admin-api.ts';
import { useDateText } from './kit/use-date-text';

/** The messages of the page of jobs, and dates in the organisation's time zone. */
export function useFormat(timeZone: string) {
  const { formatMessage, formatNumber, locale } = useIntl();
  const formatDate = useDateText();
  const t = (key: string, values = {}) => formatMessage({ id: `kernel.jobs.${key}` }, values);
  const language = locale.startsWith('en') ? ('en' as const) : ('fr' as const);
  const at = (moment: string) => formatDate(moment, { dateStyle: 'medium', timeStyle: 'short', timeZone });

  return {
    t,
    at,
    /** A text that the server has in both languages. */
    text: (text: { fr: string; en: string }) => text[language],
    /** What a run did: the message of its job, with the numbers of its result. */
    did: (did: { fr: string; en: string }, result: Run['result']) =>
      result ? formatMessage({ id: `kernel.jobs.did.${did.en}`, defaultMessage: did[language] }, result) : '',
    schedule: (schedule: Schedule) =>
      schedule.every === 'minutes' && schedule.minutes === 60
        ? t('schedule.hour')
        : t(`schedule.${schedule.every}`, schedule.every === 'week' ? { ...schedule, on: t(`weekday.${schedule.on}`) } : schedule),
    duration: (milliseconds: number) =>
      milliseconds < 1000 ? `${milliseconds} ms` : `${formatNumber(milliseconds / 1000, { maximumFractionDigits: 1 })} s`,
  };
}
