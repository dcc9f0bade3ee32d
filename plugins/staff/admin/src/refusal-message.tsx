import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

/** The message for a refusal code; renders nothing without one. */
export function RefusalMessage({ code }: { code: string | undefined }) {
  const { formatMessage } = useIntl();
  if (!code) return null;

  return (
    <Typography variant="pi" textColor="danger600" role="alert">
      {formatMessage({ id: `staff.refusal.${code}`, defaultMessage: formatMessage({ id: 'staff.refusal.other' }) })}
    </Typography>
  );
}
