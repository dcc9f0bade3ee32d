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
export function SlotIcons({ about, ...member }: Props) {
  const t = useText('seats.slots');
  return (
    <Actions
      {...member}
      button={(action) => (
        <IconButton label={t(`of.${action}`, { about })} variant="ghost">
          {ICONS[action]}
        </IconButton>
      )}
    />
  );
}

/** The same in words, on the page of a person. (SEAT-7, ROT-1) */
export function SlotButtons({ about, ...member }: Props) {
  const t = useText('seats.slots');
  return (
    <Actions
      {...member}
      button={(action) => (
        <Button variant="tertiary" size="S" aria-label={t(`of.${action}`, { about })}>
          {t(`button.${action}`)}
        </Button>
      )}
    />
  );
}

/** Each pair is one button, which keeps the focus when it turns round. Its question stays when nothing can be done any more: a refusal is read there. */
const PAIRS = [
  ['assign', 'release'],
  ['wait', 'leave'],
] as const;

function Actions({ session, member, standing, button }: Omit<Props, 'about'> & Readonly<{ button: (action: Action) => ReactNode }>) {
  return PAIRS.map((pair) => {
    const action = pair.find((each) => standing?.may.includes(each));
    return (
      <Asking key={pair[0]} session={session} member={member} action={action}>
        {action && button(action)}
      </Asking>
    );
  });
}

type AskingProps = Readonly<{ session: string; member: string; action: Action | undefined; children: ReactNode }>;

/**
 * A button that asks before it acts; none while there is nothing to do. What is asked is read once it is opened, and the question is about the same action
 * until it is closed, whatever the members read meanwhile say.
 */
function Asking({ session, member, action, children }: AskingProps) {
  const [asked, setAsked] = useState<Action>();
  return (
    <Dialog.Root open={asked !== undefined} onOpenChange={(opens: boolean) => setAsked(opens ? action : undefined)}>
      {children && <Dialog.Trigger>{children}</Dialog.Trigger>}
      <Dialog.Content>
        {asked && <SlotQuestion session={session} member={member} action={asked} onClose={() => setAsked(undefined)} />}
      </Dialog.Content>
    </Dialog.Root>
  );
}
