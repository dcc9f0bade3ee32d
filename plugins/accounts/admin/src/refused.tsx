import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

/** Why what staff asked for was refused, in words; nothing while nothing was. */
export function Refused({ code }: { code: string | undefined }) {
  const { formatMessage } = useIntl();
  if (!code) return null;

  return (
    <Typography variant="pi" textColor="danger600" role="alert">
      {formatMessage({ id: `accounts.refusal.${code}`, defaultMessage: formatMessage({ id: 'accounts.refusal.other' }) })}
    </Typography>
  );
}
