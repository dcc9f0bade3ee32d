import { DocumentLink, useAction, useText } from '@cordee/kernel/admin';
import { Button, Checkbox, Field, Flex, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { type FormEvent, useId, useState } from 'react';
import { staffAdminApi } from '../../admin-api.ts';
import { MembershipFields, type MembershipInput, membershipOf, NO_MEMBERSHIP } from './membership-fields';
import { PeopleRefusal } from './people-refusal';

const EMPTY = { firstName: '', lastName: '', email: '' };

type Person = typeof EMPTY;

/** Opens an account and puts its person into a session, in one form; of an address that has an account, it says whose it is. (ACC-4, ACC-13) */
export function AddPerson({ onAdded }: Readonly<{ onAdded: (email: string) => void }>) {
  const t = useText('staff.people');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>
        <Button>{t('add')}</Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{t('add')}</Modal.Title>
        </Modal.Header>
        <Form
          onAdded={(email) => {
            setIsOpen(false);
            onAdded(email);
          }}
        />
      </Modal.Content>
    </Modal.Root>
  );
}

/** Who has the address, once the form was refused for it. */
type Known = Readonly<{ person: string; name: string; email: string }>;

function usePerson(onAdded: (email: string) => void) {
  const t = useText('staff.people');
  const { toggleNotification } = useNotification();
  const [add, { isRunning, refusal }] = useAction(staffAdminApi.addPerson);
  const [person, setPerson] = useState(EMPTY);
  const [membership, setMembership] = useState<MembershipInput>(NO_MEMBERSHIP);
  const [invites, setInvites] = useState(true);
  const [known, setKnown] = useState<Known | null>(null);
  const isComplete = Object.values(person).every((value) => value.trim() !== '');

  return {
    ...{ person, membership, setMembership, invites, setInvites, isRunning, isReady: isComplete && !isRunning },
    known: known?.email === person.email ? known : null,
    refusal: refusal?.code === 'staff.person_exists' ? undefined : refusal,
    type: (field: keyof Person) => (value: string) => setPerson((before) => ({ ...before, [field]: value })),
    async submit(as?: Known) {
      const chosen = membershipOf(membership);
      const body = { ...person, ...(chosen ? { membership: chosen } : { invites }), ...(as && { known: as.person }) };
      const { data, refusal: refused } = await add({ body });
      const { person: document, name } = refused?.facts ?? {};
      if (refused?.code === 'staff.person_exists') setKnown({ person: String(document), name: String(name), email: person.email });
      if (!data) return;
      toggleNotification({ type: 'success', message: t('added', { name: as?.name ?? `${person.firstName} ${person.lastName}` }) });
      onAdded(person.email.trim());
    },
  };
}

function Form({ onAdded }: Readonly<{ onAdded: (email: string) => void }>) {
  const t = useText('staff.people');
  const form = usePerson(onAdded);
  const { person, membership, known } = form;
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.isReady && !known) void form.submit();
  };
  return (
    <>
      <Modal.Body>
        <form id={id} onSubmit={submit}>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <TextField name="first-name" label={t('firstName')} value={person.firstName} onChange={form.type('firstName')} />
            <TextField name="last-name" label={t('lastName')} value={person.lastName} onChange={form.type('lastName')} />
            <TextField name="email" label={t('email')} inputMode="email" value={person.email} onChange={form.type('email')} />
            <MembershipFields label={t('session')} hint={t('sessionHint')} input={membership} onChange={form.setMembership} />
            {!membership.session && (
              <Checkbox
                checked={form.invites}
                onCheckedChange={(isTicked: boolean | 'indeterminate') => form.setInvites(isTicked === true)}
              >
                {t('invites')}
              </Checkbox>
            )}
            {known && (
              <Flex role="alert" direction="column" alignItems="stretch" gap={2} padding={3} background="warning100" hasRadius>
                <Typography>{t('known', { name: known.name })}</Typography>
                <DocumentLink model="plugin::users-permissions.user" document={known.person}>
                  {t('openKnown')}
                </DocumentLink>
                {membership.session && (
                  <Button variant="secondary" disabled={form.isRunning} onClick={() => void form.submit(known)}>
                    {t('addKnown', { name: known.name, session: membership.session.reference })}
                  </Button>
                )}
              </Flex>
            )}
            <PeopleRefusal of={form.refusal} />
          </Flex>
        </form>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{t('cancel')}</Button>
        </Modal.Close>
        <Button type="submit" form={id} disabled={!form.isReady || known !== null}>
          {t('confirmAdd')}
        </Button>
      </Modal.Footer>
    </>
  );
}

type TextFieldProps = Readonly<{
  name: string;
  label: string;
  inputMode?: 'email' | 'text';
  value: string;
  onChange: (value: string) => void;
}>;

const TextField = ({ name, label, inputMode = 'text', value, onChange }: TextFieldProps) => (
  <Field.Root name={`person-${name}`} required>
    <Field.Label>{label}</Field.Label>
    <Field.Input inputMode={inputMode} value={value} onChange={({ target }: { target: { value: string } }) => onChange(target.value)} />
  </Field.Root>
);
