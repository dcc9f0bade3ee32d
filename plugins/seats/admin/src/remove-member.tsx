import { Refusal, useAction, useText } from '@cordee/kernel/admin';
import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { type Member, seatsAdminApi } from '../../admin-api.ts';
import { nameOf } from './use-members';

type Props = Readonly<{ session: string; member: Member; onRemoved: (member: Member) => void }>;

/** Removes a member from their session. */
export function RemoveMember({ session, member, onRemoved }: Props) {
  const t = useText('seats.members');
  const [remove, { isRunning, refusal }] = useAction(seatsAdminApi.removeMember);
  const onClick = async () => {
    const { refusal } = await remove({ params: { session, member: member.id } });
    if (refusal === undefined) onRemoved(member);
  };
  return (
    <>
      <IconButton label={t('remove', { name: nameOf(member) })} variant="ghost" disabled={isRunning} onClick={onClick}>
        <Trash />
      </IconButton>
      <Refusal plugin="seats" code={refusal} />
    </>
  );
}

type UndoProps = Readonly<{ session: string; member: Member; onUndone: () => void }>;

/** Says who was removed, and adds them back. */
export function UndoRemove({ session, member, onUndone }: UndoProps) {
  const t = useText('seats.members');
  const [add, { isRunning, refusal }] = useAction(seatsAdminApi.addMember);
  const onClick = async () => {
    const { email, role } = member;
    const { refusal } = await add({ params: { session }, body: { email, role } });
    if (refusal === undefined) onUndone();
  };
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} role="status">
      <Typography>{t('removed', { name: nameOf(member) })}</Typography>
      <Button variant="tertiary" size="S" disabled={isRunning} onClick={onClick}>
        {t('undo')}
      </Button>
      <Refusal plugin="seats" code={refusal} />
    </Flex>
  );
}
