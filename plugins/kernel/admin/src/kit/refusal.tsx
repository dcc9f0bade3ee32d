import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

/**
 * Returns the message for a refusal code: that of the plugin, `<plugin>.refusal.<code>`, else that of the kernel, else that it did not work.
 */
export function useRefusalText(plugin: string) {
  const { formatMessage, messages } = useIntl();
  return (code: string, facts: Readonly<Record<string, string | number>> = {}) => {
    const ids = [`${plugin}.refusal.${code}`, `kernel.refusal.${code}`];
    return formatMessage({ id: ids.find((id) => id in messages) ?? 'kernel.refusal.other' }, facts);
  };
}

/** Says why an action of a plugin was refused; nothing without a code. */
export function Refusal({ plugin, code }: Readonly<{ plugin: string; code: string | undefined }>) {
  const refusalText = useRefusalText(plugin);
  if (!code) return null;

  return (
    <Typography variant="pi" textColor="danger600" role="alert">
      {refusalText(code)}
    </Typography>
  );
}
