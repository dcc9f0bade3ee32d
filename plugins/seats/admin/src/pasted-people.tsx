import { arrangeRows, type Column, DataTable, useMemoryTable, useText } from '@cordee/kernel/admin';
import { Flex, IconButton } from '@strapi/design-system';
import { ArrowsHorizontal, Pencil } from '@strapi/icons';
import { type ListedPerson, needsLook, type PastedList } from './use-pasted-list';

const nameOf = ({ checked: { firstName, lastName } }: ListedPerson) => `${firstName} ${lastName}`.trim();

/** The lines of a list that can be added as they are, and those that are left out: what becomes of each. (ACC-4, PART-4) */
export function PastedPeople({ pasted }: Readonly<{ pasted: PastedList }>) {
  const t = useText('seats.paste');
  const people = (pasted.list?.people ?? []).filter((person) => !needsLook(person));
  const control = useMemoryTable();
  const columns: Column<ListedPerson>[] = [
    { id: 'line', header: t('number'), sortBy: ({ id }) => id, cell: ({ id }) => id + 1 },
    {
      id: 'firstName',
      header: t('firstName'),
      sortBy: ({ checked }) => checked.firstName,
      cell: ({ checked }) => <bdi>{checked.firstName}</bdi>,
    },
    {
      id: 'lastName',
      header: t('lastName'),
      sortBy: ({ checked }) => checked.lastName,
      cell: ({ checked }) => <bdi>{checked.lastName}</bdi>,
    },
    { id: 'email', header: t('email'), sortBy: ({ checked }) => checked.email, cell: ({ checked }) => checked.email },
    { id: 'state', header: t('state'), sortBy: ({ checked }) => t(`is.${checked.state}`), cell: ({ checked }) => t(`is.${checked.state}`) },
    {
      id: 'action',
      header: t('action'),
      cell: (person) =>
        person.checked.state === 'new' && (
          <Flex gap={2}>
            <IconButton label={t('swapName', { name: nameOf(person) })} variant="ghost" onClick={() => pasted.swap(person.id)}>
              <ArrowsHorizontal />
            </IconButton>
            <IconButton label={t('edit', { name: nameOf(person) })} variant="ghost" onClick={() => pasted.open(person.id)}>
              <Pencil />
            </IconButton>
          </Flex>
        ),
    },
  ];
  const { rows, pages } = arrangeRows(people, { control, columns, searched: (person) => `${nameOf(person)} ${person.checked.email}` });
  const count = (state: ListedPerson['checked']['state']) => people.filter(({ checked }) => checked.state === state).length;
  return (
    <DataTable
      label={t('people')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => String(id)}
      control={control}
      count={t('counts', { new: count('new'), known: count('known'), leftOut: count('member') + count('twice') })}
      pages={pages}
    />
  );
}
