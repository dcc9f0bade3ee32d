import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Secondary } from './data-table';

type Props<Item> = Readonly<{
  items: readonly Item[];
  itemKey: (item: Item) => string;
  /** What stands above them, such as how many there are. */
  count?: string | undefined;
  /** What is said when there are none. */
  none: string;
  children: (item: Item) => Readonly<{ name: ReactNode; about: ReactNode }>;
}>;

/** The entries of a part of the first page of the admin: each with its name and, below, what is said about it. */
export function HomeList<Item>({ items, itemKey, count, none, children }: Props<Item>) {
  if (items.length === 0) return <Typography textColor="neutral600">{none}</Typography>;

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {count && <Typography fontWeight="semiBold">{count}</Typography>}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {items.map((item) => {
          const { name, about } = children(item);
          return (
            <li key={itemKey(item)} style={{ overflowWrap: 'anywhere' }}>
              <Typography tag="div">{name}</Typography>
              <Secondary>{about}</Secondary>
            </li>
          );
        })}
      </Flex>
    </Flex>
  );
}
