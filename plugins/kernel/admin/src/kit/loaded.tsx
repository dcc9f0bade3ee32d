import { Flex, Loader, TextButton, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { Reading } from './data';
import { useText } from './use-text';

type Props<T> = Readonly<{
  of: Reading<T>;
  /** What is said when the data could not be read, instead of the message of all screens with a button to try again. */
  failure?: string;
  children: (data: T) => ReactNode;
}>;

/** Shows data once it is there; until then, that it is being loaded; and whenever it could not be read, that it could not. */
export function Loaded<T>({ of: { data, failed, refresh }, failure, children }: Props<T>) {
  const t = useText('kernel.kit');
  return (
    <>
      {failed && (
        <Flex role="alert" gap={3} wrap="wrap">
          <Typography textColor="danger600">{failure ?? t('failed')}</Typography>
          {!failure && <TextButton onClick={refresh}>{t('retry')}</TextButton>}
        </Flex>
      )}
      {data !== undefined && children(data)}
      {data === undefined && !failed && <Loader small>{t('loading')}</Loader>}
    </>
  );
}
