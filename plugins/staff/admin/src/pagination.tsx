import { Flex, TextButton } from '@strapi/design-system';
import { useIntl } from 'react-intl';

type Props = { isLatest: boolean; more: boolean; onLatest: () => void; onOlder: () => void };

/** The buttons to page through a list whose latest entries come first. */
export function Pagination({ isLatest, more, onLatest, onOlder }: Props) {
  const { formatMessage } = useIntl();
  if (isLatest && !more) return null;

  return (
    <Flex gap={4}>
      {!isLatest && <TextButton onClick={onLatest}>{formatMessage({ id: 'staff.latest' })}</TextButton>}
      {more && <TextButton onClick={onOlder}>{formatMessage({ id: 'staff.older' })}</TextButton>}
    </Flex>
  );
}
