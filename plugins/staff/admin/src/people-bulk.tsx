import { type EndpointOutput, useAction, useText } from '@cordee/kernel/admin';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { Fragment, type ReactNode, useState } from 'react';
import { staffAdminApi } from '../../admin-api.ts';
import { MOST_AT_ONCE } from '../../people-admin-api.ts';
import { MembershipFields, membershipOf, NO_MEMBERSHIP } from './membership-fields';
import { PeopleRefusal } from './people-refusal';

/** The people who are ticked: their names by their document ids. */
export type Ticked = ReadonlyMap<string, string>;

type Props = Readonly<{ ticked: Ticked; onDone: () => void }>;

/** What can be done about everybody who is ticked: invite, block, put into a session. (ACC-4, ACC-13) */
export function PeopleBulk({ ticked, onDone }: Props) {
  const t = useText('staff.people.bulk');
  if (ticked.size === 0) return null;

  return (
    <Flex role="group" aria-label={t('title')} gap={2} wrap="wrap">
      <Typography role="status">{t('ticked', { count: ticked.size })}</Typography>
      {ticked.size > MOST_AT_ONCE ? (
        <Typography textColor="danger600">{t('tooMany', { most: MOST_AT_ONCE, count: ticked.size })}</Typography>
      ) : (
        <>
          <Window name="invite" ticked={ticked}>
            {(close) => <Invite ticked={ticked} onDone={onDone} onClose={close} />}
          </Window>
          <Window name="join" ticked={ticked}>
            {(close) => <Join ticked={ticked} onDone={onDone} onClose={close} />}
          </Window>
          <Window name="block" ticked={ticked}>
            {(close) => <Block ticked={ticked} onDone={onDone} onClose={close} />}
          </Window>
        </>
      )}
      <Button variant="ghost" size="S" onClick={onDone}>
        {t('untick')}
      </Button>
    </Flex>
  );
}

type WindowProps = Readonly<{ name: 'invite' | 'join' | 'block'; ticked: Ticked; children: (close: () => void) => ReactNode }>;

/** A button that opens the window of an action. */
function Window({ name, ticked, children }: WindowProps) {
  const t = useText(`staff.people.bulk.${name}`);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>
        <Button variant={name === 'block' ? 'danger-light' : 'secondary'} size="S">
          {t('button')}
        </Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{t('title', { count: ticked.size })}</Modal.Title>
        </Modal.Header>
        {children(() => setIsOpen(false))}
      </Modal.Content>
    </Modal.Root>
  );
}

type ActionProps = Props & Readonly<{ onClose: () => void }>;

/** How many names are written out. */
const MOST_NAMES = 12;

function Names({ ticked }: Readonly<{ ticked: Ticked }>) {
  const t = useText('staff.people.bulk');
  const names = [...ticked.values()];
  const others = names.length - MOST_NAMES;
  return (
    <Typography tag="p">
      {names.slice(0, MOST_NAMES).map((name, index) => (
        <Fragment key={`${name} ${index}`}>
          {index > 0 && ', '}
          <bdi>{name}</bdi>
        </Fragment>
      ))}
      {others > 0 && ` ${t('others', { count: others })}`}
    </Typography>
  );
}

type FrameProps = Readonly<{ body: ReactNode; cancel: string; onClose: () => void; confirm?: ReactNode }>;

const Frame = ({ body, cancel, onClose, confirm }: FrameProps) => (
  <>
    <Modal.Body>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {body}
      </Flex>
    </Modal.Body>
    <Modal.Footer>
      <Button variant="tertiary" onClick={onClose}>
        {cancel}
      </Button>
      {confirm}
    </Modal.Footer>
  </>
);

type Invited = EndpointOutput<typeof staffAdminApi.invitePeople>;

/** Invites who can be invited, and says afterwards who was not, and why. (ACC-4) */
function Invite({ ticked, onDone, onClose }: ActionProps) {
  const t = useText('staff.people.bulk.invite');
  const [invite, { isRunning, refusal }] = useAction(staffAdminApi.invitePeople);
  const [invited, setInvited] = useState<Invited>();
  const run = async () => setInvited((await invite({ body: { people: [...ticked.keys()] } })).data);
  if (invited) return <Frame body={<WhoWasInvited invited={invited} />} cancel={t('close')} onClose={onDone} />;

  return (
    <Frame
      body={
        <>
          <Typography>{t('body')}</Typography>
          <Names ticked={ticked} />
          <PeopleRefusal of={refusal} />
        </>
      }
      cancel={t('cancel')}
      onClose={onClose}
      confirm={
        <Button disabled={isRunning} onClick={() => void run()}>
          {t('confirm')}
        </Button>
      }
    />
  );
}

function WhoWasInvited({ invited: { invited, others } }: Readonly<{ invited: Invited }>) {
  const t = useText('staff.people.bulk.invite');
  return (
    <>
      <Typography role="status">{t('invited', { count: invited })}</Typography>
      {others.length > 0 && (
        <>
          <Typography fontWeight="bold">{t('notInvited', { count: others.length })}</Typography>
          <ul>
            {others.map(({ name, why }, index) => (
              <li key={`${name} ${index}`}>
                <Typography>
                  <bdi>{name}</bdi>
                  {` – ${t(`why.${why}`)}`}
                </Typography>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Blocks everybody who is ticked, after naming them. (ACC-13, H-19) */
function Block({ ticked, onDone, onClose }: ActionProps) {
  const t = useText('staff.people.bulk.block');
  const [block, { isRunning, refusal }] = useAction(staffAdminApi.blockPeople);
  const run = async () => {
    const { data } = await block({ body: { people: [...ticked.keys()] } });
    if (data) onDone();
  };
  return (
    <Frame
      body={
        <>
          <Typography>{t('body', { count: ticked.size })}</Typography>
          <Names ticked={ticked} />
          <PeopleRefusal of={refusal} />
        </>
      }
      cancel={t('cancel')}
      onClose={onClose}
      confirm={
        <Button variant="danger" disabled={isRunning} onClick={() => void run()}>
          {t('confirm')}
        </Button>
      }
    />
  );
}

/** Puts everybody who is ticked into a session. (SEAT-3, SEAT-5) */
function Join({ ticked, onDone, onClose }: ActionProps) {
  const t = useText('staff.people.bulk.join');
  const { toggleNotification } = useNotification();
  const [join, { isRunning, refusal }] = useAction(staffAdminApi.addPeople);
  const [input, setInput] = useState(NO_MEMBERSHIP);
  const membership = membershipOf(input);
  const run = async () => {
    if (!membership) return;
    const { data } = await join({ body: { ...membership, people: [...ticked.keys()] } });
    if (!data) return;
    toggleNotification({ type: 'success', message: t('done', data) });
    onDone();
  };
  return (
    <Frame
      body={
        <>
          <Names ticked={ticked} />
          <MembershipFields label={t('session')} count={ticked.size} input={input} onChange={setInput} />
          <PeopleRefusal of={refusal} />
        </>
      }
      cancel={t('cancel')}
      onClose={onClose}
      confirm={
        <Button disabled={!membership || isRunning} onClick={() => void run()}>
          {t('confirm')}
        </Button>
      }
    />
  );
}
