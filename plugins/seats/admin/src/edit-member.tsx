import { Refusal, useAction, useText } from '@cordee/kernel/admin';
import { Button, Flex, IconButton, Modal } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { type FormEvent, useState } from 'react';
import { type Member, type MembersView, seatsAdminApi } from '../../admin-api.ts';
import { isComplete, MemberFields, type MemberInput } from './member-fields';
import { nameOf } from './use-members';

type Props = Readonly<{ session: string; member: Member; view: MembersView }>;

/** Opens the form of a member. */
export function EditMember(props: Props) {
  const t = useText('seats.members');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>
        <IconButton label={t('edit', { name: nameOf(props.member) })} variant="ghost">
          <Pencil />
        </IconButton>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{nameOf(props.member)}</Modal.Title>
        </Modal.Header>
        {isOpen && <MemberForm {...props} onSaved={() => setIsOpen(false)} />}
      </Modal.Content>
    </Modal.Root>
  );
}

/** What staff change of a member: their establishment, who manages them, and a last day of their own. (SEAT-1, SEAT-6, ACC-8, ACC-13) */
function MemberForm({ session, member, view, onSaved }: Props & Readonly<{ onSaved: () => void }>) {
  const t = useText('seats.members');
  const [change, { isRunning, refusal }] = useAction(seatsAdminApi.changeMember);
  const [opened] = useState<MemberInput>({ endsOn: member.ownEndsOn, establishment: member.establishment, managers: member.managers });
  const [changed, setChanged] = useState<Partial<MemberInput>>({});
  const input = { ...opened, ...changed };
  const isReady = !isRunning && isComplete(input);
  const submit = async (event: FormEvent) => {
    // The panel is inside the form of the session, which must not be submitted with it.
    event.preventDefault();
    event.stopPropagation();
    if (!isReady) return;
    const { refusal } = await change({ params: { session, member: member.id }, body: changed });
    if (refusal === undefined) onSaved();
  };

  return (
    <form onSubmit={submit} noValidate>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <MemberFields view={view} member={member.id} input={input} onChange={(changes) => setChanged({ ...changed, ...changes })} />
          <Refusal plugin="seats" code={refusal} />
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{t('cancel')}</Button>
        </Modal.Close>
        <Button type="submit" disabled={!isReady}>
          {t('save')}
        </Button>
      </Modal.Footer>
    </form>
  );
}
