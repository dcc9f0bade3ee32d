import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

/** The message of a panel or a page whose data could not be loaded. */
export function LoadError() {
  const { formatMessage } = useIntl();
  return <Typography role="alert">{formatMessage({ id: 'staff.unread' })}</Typography>;
}
