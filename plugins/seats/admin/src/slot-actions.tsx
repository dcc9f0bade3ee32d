import { useText } from '@cordee/kernel/admin';
import { Button, Dialog, IconButton } from '@strapi/design-system';
import { Clock, Cross, Minus, Plus } from '@strapi/icons';
import { type ReactNode, useState } from 'react';
import type { SlotStanding } from '../../admin-api.ts';
import { SlotQuestion } from './slot-question';

type Action = SlotStanding['may'][number];

type Props = Readonly<{
  session: string;
  member: string;
  standing: SlotStanding | null;
  /** What tells the buttons of several rows apart: the name of the member, or the reference of the session. */
  about: string;
}>;

const ICONS = { assign: <Plus />, release: <Minus />, wait: <Clock />, leave: <Cross /> } as const;

/** "+" and "–" at the end of the row of a member, and whether they wait: each asks first. (SEAT-7, ROT-1) */
export function SlotIcons(props: Props) {
  const t = useText('seats.slots');
  return actionsOf(props).map((action) => (
    <Asking key={keyOf(action)} session={props.session} member={props.member} action={action}>
      <IconButton label={t(`of.${action}`, { about: props.about })} variant="ghost">
        {ICONS[action]}
      </IconButton>
    </Asking>
  ));
}

/** The same in words, on the page of a person. (SEAT-7, ROT-1) */
export function SlotButtons(props: Props) {
  const t = useText('seats.slots');
  return actionsOf(props).map((action) => (
    <Asking key={keyOf(action)} session={props.session} member={props.member} action={action}>
      <Button variant="tertiary" size="S" aria-label={t(`of.${action}`, { about: props.about })}>
        {t(`button.${action}`)}
      </Button>
    </Asking>
  ));
}

const actionsOf = ({ standing }: Props): readonly Action[] => standing?.may ?? [];

/** A button keeps the focus when what it does turns round. */
const keyOf = (action: Action) => (action === 'assign' || action === 'release' ? 'slot' : 'list');

type AskingProps = Readonly<{ session: string; member: string; action: Action; children: ReactNode }>;

/** A button that asks before it acts. What is asked is read once it is opened, and stays the same when the members are read again meanwhile. */
function Asking({ session, member, action, children }: AskingProps) {
  const [asked, setAsked] = useState<Action>();
  return (
    <Dialog.Root open={asked !== undefined} onOpenChange={(opens: boolean) => setAsked(opens ? action : undefined)}>
      <Dialog.Trigger>{children}</Dialog.Trigger>
      <Dialog.Content>
        {asked && <SlotQuestion session={session} member={member} action={asked} onClose={() => setAsked(undefined)} />}
      </Dialog.Content>
    </Dialog.Root>
  );
}
