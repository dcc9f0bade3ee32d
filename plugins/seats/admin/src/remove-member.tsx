import { ConfirmDialog, Refusal, useAction, useEndpoint, useText } from '@cordee/kernel/admin';
import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useState } from 'react';
import { type Member, type MembersView, seatsAdminApi } from '../../admin-api.ts';
import { nameOf } from './use-members';

type Props = Readonly<{ session: string; member: Member; seats: MembersView['seats']; onRemoved: (member: Member) => void }>;

/**
 * Removes a member from their session, once asked by name: the second click of a double click would meet whoever has moved up. The question names
 * those who lose their manager. (SEAT-2, ACC-8)
 */
export function RemoveMember({ session, member, seats, onRemoved }: Props) {
  const t = useText('seats.members');
  const [remove, { isRunning, refusal }] = useAction(seatsAdminApi.removeMember);
  const [isAsking, setIsAsking] = useState(false);
  // The row stays until the members are read again, which takes a moment.
  const [isRemoved, setIsRemoved] = useState(false);
  const { count, names } = member.manages;
  const losing = count > 0 ? ` ${t('removeManager', { count, names: names.join(', '), others: count - names.length })}` : '';
  const lowered = seats?.filledBy === 'staff' && member.counted ? seats.allowance : undefined;
  const counted = lowered === undefined ? '' : ` ${t('allowanceMoves', { from: lowered, to: lowered - 1 })}`;
  const confirm = async () => {
    const { refusal } = await remove({ params: { session, member: member.id } });
    setIsAsking(false);
    if (refusal !== undefined) return;
    setIsRemoved(true);
    onRemoved(member);
  };
  return (
    <>
      <IconButton
        label={t('remove', { name: nameOf(member) })}
        variant="ghost"
        disabled={isRunning || isRemoved}
        onClick={() => setIsAsking(true)}
      >
        <Trash />
      </IconButton>
      <ConfirmDialog
        question={{
          title: t('removeTitle', { name: nameOf(member) }),
          body: t('removeBody') + losing + counted,
          confirm: t('removeConfirm'),
          cancel: t('keep'),
        }}
        isOpen={isAsking}
        isRunning={isRunning}
        onConfirm={confirm}
        onClose={() => setIsAsking(false)}
      />
      <Refusal plugin="seats" of={refusal} />
    </>
  );
}

/** Says who was removed, and adds them back, to those of their managers who have not left, and can still be chosen. (ACC-8) */
export function UndoRemove({ session, member, onAdded }: Readonly<{ session: string; member: Member; onAdded: (member: Member) => void }>) {
  const t = useText('seats.members');
  const [add, { isRunning, refusal }] = useAction(seatsAdminApi.addMember);
  const { email, role, ownEndsOn: endsOn, establishment } = member;
  const { data: choices } = useEndpoint(seatsAdminApi.managersToChoose, { params: { session } });
  const managers = member.managers.filter((id) => choices?.managers.some((manager) => manager.id === id && manager.available));
  const undo = async () => {
    const { refusal } = await add({ params: { session }, body: { email, role, endsOn, establishment, managers } });
    if (refusal === undefined) onAdded(member);
  };
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} role="status">
      <Typography>{t('removed', { name: nameOf(member) })}</Typography>
      <Button
        variant="tertiary"
        size="S"
        disabled={isRunning || !choices}
        onClick={() => void undo()}
        aria-label={t('undoOf', { name: nameOf(member) })}
      >
        {t('undo')}
      </Button>
      <Refusal plugin="seats" of={refusal} />
    </Flex>
  );
}
