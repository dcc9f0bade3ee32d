import { useIntl } from 'react-intl';

/** Returns the messages whose ids begin with a prefix: `useText('seats.sessions')('none')` is `seats.sessions.none`. */
export function useText(prefix: string) {
  const { formatMessage } = useIntl();
  return (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    formatMessage({ id: `${prefix}.${key}`, defaultMessage: key }, values);
}
