import { Loaded, Refusal, useAction, useEndpoint, useText } from '@cordee/kernel/admin';
import { Button, Flex, IconButton, Modal } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Member, type MembersView, seatsAdminApi } from '../../admin-api.ts';
import { isComplete, MemberFields, type MemberInput } from './member-fields';
import { nameOf } from './use-members';

type Props = Readonly<{ session: string; member: Member; view: MembersView }>;

/** Opens the form of a member. */
export function EditMember(props: Props) {
  const t = useText('seats.members');
  const name = nameOf(props.member);
  return (
    <MemberModal
      title={name}
      trigger={
        <IconButton label={t('edit', { name })} variant="ghost">
          <Pencil />
        </IconButton>
      }
    >
      {(close) => <MemberForm {...props} onSaved={close} />}
    </MemberModal>
  );
}

type MembershipProps = Readonly<{ session: string; member: string; reference: string }>;

/** Opens the form of a member on the page of the person; the session is read once it is opened. (ACC-8, ACC-13) */
export function EditMembership({ reference, ...membership }: MembershipProps) {
  const t = useText('seats.sessions');
  return (
    <MemberModal
      title={reference}
      trigger={
        <Button variant="tertiary" size="S" aria-label={t('edit', { reference })}>
          {t('change')}
        </Button>
      }
    >
      {(close) => <MembershipForm {...membership} onSaved={close} />}
    </MemberModal>
  );
}

function MembershipForm({ session, member: id, onSaved }: Omit<MembershipProps, 'reference'> & Readonly<{ onSaved: () => void }>) {
  const t = useText('seats.sessions');
  return (
    <Loaded of={useEndpoint(seatsAdminApi.members, { params: { session }, query: { member: id } })}>
      {(view) => {
        const [member] = view.members;
        if (!member) return <Modal.Body>{t('gone')}</Modal.Body>;
        return <MemberForm session={session} member={member} view={view} onSaved={onSaved} />;
      }}
    </Loaded>
  );
}

type ModalProps = Readonly<{ title: string; trigger: ReactNode; children: (close: () => void) => ReactNode }>;

function MemberModal({ title, trigger, children }: ModalProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>{trigger}</Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        {isOpen && children(() => setIsOpen(false))}
      </Modal.Content>
    </Modal.Root>
  );
}

/** What is sent of the form of a member: of the managers those who were ticked and unticked, so that what a pilot has changed meanwhile stays. (H-93) */
const changesOf = ({ managers: before }: MemberInput, { managers = before, ...others }: Partial<MemberInput>) => ({
  ...others,
  tie: managers.filter((id) => !before.includes(id)),
  untie: before.filter((id) => !managers.includes(id)),
});

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
    const { refusal } = await change({ params: { session, member: member.id }, body: changesOf(opened, changed) });
    if (refusal === undefined) onSaved();
  };

  return (
    <form onSubmit={submit} noValidate>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <MemberFields
            session={session}
            view={view}
            member={member.id}
            input={input}
            onChange={(changes) => setChanged({ ...changed, ...changes })}
          />
          <Refusal plugin="seats" of={refusal} />
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
