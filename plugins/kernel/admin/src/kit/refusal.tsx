import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { isDay } from '../../../server/base/typed-day.ts';
import type { Refused } from './refusal-code.ts';
import { useDayText } from './use-day-text';

/**
 * Returns the message for a refusal code: that of the plugin, `<plugin>.refusal.<code>`, else that of the kernel, else that it did not work.
 * Days among its facts are written in words.
 */
export function useRefusalText(plugin: string) {
  const { formatMessage, messages } = useIntl();
  const dayText = useDayText();
  return ({ code, facts }: Refused) => {
    const inWords = Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' && isDay(fact) ? dayText(fact) : fact]);
    const ids = [`${plugin}.refusal.${code}`, `kernel.refusal.${code}`];
    return formatMessage({ id: ids.find((id) => id in messages) ?? 'kernel.refusal.other' }, Object.fromEntries(inWords));
  };
}

/** Says why an action of a plugin was refused; nothing of what was not refused. */
export function Refusal({ plugin, of: refused }: Readonly<{ plugin: string; of: Refused | undefined }>) {
  const refusalText = useRefusalText(plugin);
  if (!refused) return null;

  return (
    <Typography variant="pi" textColor="danger600" role="alert">
      {refusalText(refused)}
    </Typography>
  );
}
