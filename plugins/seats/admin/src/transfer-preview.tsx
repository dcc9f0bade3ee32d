import { Refusal, useAction, useDayText, useRefusalText, useText } from '@cordee/kernel/admin';
import { Button, Checkbox, Flex, Loader, Modal, Typography } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { seatsAdminApi, type TransferView } from '../../admin-api.ts';

type Props = Readonly<{
  session: string;
  target: string;
  members: readonly string[];
  /** Some are no longer members of the session, and are not transferred. */
  onLeft: (members: readonly string[]) => void;
  onOther: () => void;
  onDone: (count: number, reference: string) => void;
}>;

/** What a transfer does to both sessions and to each member, as the server says it; who cannot go is in the way until they are taken out. (SEAT-6) */
export function TransferPreview({ session, target, members: ticked, onLeft, onOther, onDone }: Props) {
  const t = useText('seats.transfer');
  const [view, { refusal: unreadable }] = useAction(seatsAdminApi.viewTransfer);
  const [transfer, { isRunning, refusal }] = useAction(seatsAdminApi.transferMembers);
  const [members, setMembers] = useState(ticked);
  const [keepOwnDays, setKeepOwnDays] = useState(false);
  const [attempts, setAttempts] = useState(0);
  const [seen, setSeen] = useState<TransferView>();
  useEffect(() => {
    let isCurrent = true;
    const show = async () => {
      const { data } = await view({ params: { session }, body: { target, members: [...members], keepOwnDays } });
      if (!isCurrent) return;
      setSeen(data);
      if (data && data.left.length > 0) onLeft(data.left);
    };
    void show();
    return () => {
      isCurrent = false;
    };
  }, [view, onLeft, session, target, members, keepOwnDays, attempts]);

  const inTheWay = seen?.members.filter((member) => member.refused !== null) ?? [];
  const isReady = seen && seen.refused === null && inTheWay.length === 0 && seen.members.length > 0 && !isRunning;
  const confirm = async () => {
    if (!seen) return;
    const allowances = { source: seen.source.allowance, target: seen.target.allowance };
    const going = seen.members.map(({ id }) => id);
    const { refusal } = await transfer({ params: { session }, body: { target, members: going, keepOwnDays, allowances } });
    if (refusal === undefined) onDone(going.length, seen.target.reference);
    else setAttempts(attempts + 1);
  };

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {!seen && !unreadable && <Loader small>{t('open')}</Loader>}
          {seen && (
            <>
              <Seats label={t('from', seen.source)} seats={seen.source} />
              <Seats label={t('to', seen.target)} seats={seen.target} />
              <Refusal plugin="seats" of={seen.refused ?? undefined} />
              {seen.members.some(({ ownEndsOn }) => ownEndsOn !== null) && (
                <Checkbox
                  checked={keepOwnDays}
                  onCheckedChange={(isTicked: boolean | 'indeterminate') => setKeepOwnDays(isTicked === true)}
                >
                  {t('keepOwnDays')}
                </Checkbox>
              )}
              {seen.left.length > 0 && <Typography role="status">{t('left', { count: seen.left.length })}</Typography>}
              <Invited view={seen} />
              <Moves view={seen} keepOwnDays={keepOwnDays} />
              {inTheWay.length > 0 && inTheWay.length < seen.members.length && (
                <Button
                  variant="secondary"
                  onClick={() => setMembers(members.filter((id) => !inTheWay.some((member) => member.id === id)))}
                >
                  {t('without', { count: inTheWay.length })}
                </Button>
              )}
              <Typography textColor="neutral600">{t('kept')}</Typography>
            </>
          )}
          <Refusal plugin="seats" of={refusal ?? unreadable} />
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" disabled={isRunning} onClick={onOther}>
          {t('other')}
        </Button>
        <Button disabled={!isReady} onClick={() => void confirm()}>
          {t('confirm', { count: seen?.members.length ?? members.length })}
        </Button>
      </Modal.Footer>
    </>
  );
}

/** The seats of one of the sessions, before and after. (SEAT-3, SEAT-6) */
function Seats({ label, seats }: Readonly<{ label: string; seats: TransferView['source'] }>) {
  const t = useText('seats.transfer');
  const { kind, filledBy, allowance, allowanceAfter, counted, countedAfter } = seats;
  const follows = kind === 'licence' && filledBy === 'staff';
  const [before, after] = follows ? [allowance, allowanceAfter] : [counted, countedAfter];
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography fontWeight="bold">{label}</Typography>
      <Typography>{t(`allowance.${kind === 'slot' ? 'slot' : filledBy}`, { before, after, allowance })}</Typography>
    </Flex>
  );
}

/** How many of those who are invited are named beside their number; each is marked in the list. */
const NAMED = 5;

/** Says how many invitations are sent at once, and to whom. (ACC-4, SEAT-6) */
function Invited({ view: { members } }: Readonly<{ view: TransferView }>) {
  const t = useText('seats.transfer');
  const names = members.filter(({ isInvited }) => isInvited).map(({ name }) => name);
  if (names.length === 0) return null;

  const named = names.slice(0, NAMED);
  return (
    <Typography fontWeight="bold">
      {t('invited', { count: names.length, names: named.join(', '), others: names.length - named.length })}
    </Typography>
  );
}

/** Many members scroll. */
const LIST = { listStyle: 'none', margin: 0, padding: 0, maxHeight: '40vh', overflowY: 'auto' } as const;

function Moves({ view: { members }, keepOwnDays }: Readonly<{ view: TransferView; keepOwnDays: boolean }>) {
  const t = useText('seats.transfer');
  const dayText = useDayText();
  const refusalText = useRefusalText('seats');
  const leavesOf = ({ slot, place, ownEndsOn, managersLost, membersLost, isInvited }: TransferView['members'][number]) => [
    ...(slot === null ? [] : [t('leaves.slot', { slot })]),
    ...(place === null ? [] : [t('leaves.place', { place })]),
    ...(ownEndsOn === null ? [] : [t('leaves.ownDay', { day: dayText(ownEndsOn), keep: String(keepOwnDays) })]),
    ...(managersLost.length === 0 ? [] : [t('leaves.managers', { names: managersLost.join(', ') })]),
    ...(membersLost.length === 0 ? [] : [t('leaves.members', { names: membersLost.join(', ') })]),
    ...(isInvited ? [t('leaves.invited')] : []),
  ];
  return (
    <Flex tag="ul" aria-label={t('members')} direction="column" alignItems="stretch" gap={2} style={LIST} tabIndex={0}>
      {members.map((member) => (
        <li key={member.id}>
          <Typography tag="p">
            <bdi>{member.name}</bdi>
          </Typography>
          {leavesOf(member).map((line) => (
            <Typography key={line} tag="p" variant="pi" textColor="neutral600">
              {line}
            </Typography>
          ))}
          {member.refused && (
            <Typography tag="p" variant="pi" textColor="danger600">
              {refusalText(member.refused)}
            </Typography>
          )}
        </li>
      ))}
    </Flex>
  );
}
