import { DayField, type EndpointOutput, isDay, Loaded, Secondary, useAction, useDayText, useEndpoint, useText } from '@cordee/kernel/admin';
import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { seatsAdminApi } from '../../admin-api.ts';
import { SessionForm, SessionModal } from './session-modal';

type Props = Readonly<{ session: string }>;

/** How many of those who will be invited, or have a last day of their own, are named. */
const NAMED = 5;

/** Moves a session that has members, for all of them or for those who have no last day of their own. (SEAT-6) */
export function ChangeDates({ session }: Props) {
  const t = useText('seats.dates');
  return <SessionModal title={t('title')}>{(close) => <Dates session={session} onSaved={close} />}</SessionModal>;
}

function Dates({ session, onSaved }: Props & Readonly<{ onSaved: () => void }>) {
  return (
    <Loaded of={useEndpoint(seatsAdminApi.dates, { params: { session } })}>
      {(dates) => <DatesForm session={session} dates={dates} onSaved={onSaved} />}
    </Loaded>
  );
}

type FormProps = Props & Readonly<{ dates: EndpointOutput<typeof seatsAdminApi.dates>; onSaved: () => void }>;

function DatesForm({ session, dates: read, onSaved }: FormProps) {
  const t = useText('seats.dates');
  const dayText = useDayText();
  const [change, { isRunning, refusal }] = useAction(seatsAdminApi.changeDates);
  // What is changed is what was shown when the window was opened, also when a colleague has moved the session since: until a refusal has said so.
  const [opened, setOpened] = useState<typeof read | null>(read);
  const dates = opened ?? read;
  const [startsOn, setStartsOn] = useState<string | null>(dates.startsOn);
  const [endsOn, setEndsOn] = useState<string | null>(dates.endsOn);
  const [isForAll, setIsForAll] = useState(true);
  const [hasNewStart, hasNewEnd] = [isMoved(dates.startsOn, startsOn), isMoved(dates.endsOn, endsOn)];
  const appliesToAll = hasNewEnd && isForAll;
  const isReady = !isRunning && isTyped(startsOn) && isTyped(endsOn) && (hasNewStart || hasNewEnd);
  const submit = async () => {
    if (!startsOn || !endsOn) return;
    const began = { startsOn: dates.startsOn, endsOn: dates.endsOn };
    const { refusal } = await change({ params: { session }, body: { began, to: { startsOn, endsOn }, appliesToAll } });
    if (refusal === undefined) onSaved();
    else setOpened(null);
  };

  return (
    <SessionForm save={t('save')} isReady={isReady} refusal={refusal} onSubmit={submit}>
      <Typography>{t('now', { from: dayText(dates.startsOn), to: dayText(dates.endsOn) })}</Typography>
      <DayField name="session-starts-on" label={t('startsOn')} required value={startsOn} onChange={setStartsOn} />
      {startsOn !== null && hasNewStart && <Invited session={session} startsOn={startsOn} />}
      <DayField name="session-ends-on" label={t('endsOn')} required value={endsOn} onChange={setEndsOn} />
      {hasNewEnd && (
        <Checkbox checked={isForAll} onCheckedChange={(isChosen: boolean | 'indeterminate') => setIsForAll(isChosen === true)}>
          {t('all')}
        </Checkbox>
      )}
      <LastDays dates={dates} appliesToAll={appliesToAll} newEnd={hasNewEnd ? endsOn : null} />
    </SessionForm>
  );
}

const isTyped = (day: string | null): boolean => day !== null && isDay(day);

const isMoved = (former: string, day: string | null): boolean => isTyped(day) && day !== former;

/** Who will be invited at once by a new first day. (SEAT-6, ACC-4) */
function Invited({ session, startsOn }: Props & Readonly<{ startsOn: string }>) {
  const t = useText('seats.dates');
  const reading = useEndpoint(seatsAdminApi.invitationsOnMove, { params: { session }, query: { startsOn } });
  return (
    <Flex role="status">
      <Loaded of={reading}>
        {({ invited }) => (
          <Secondary>
            {t('invited', {
              count: invited.length,
              names: invited
                .slice(0, NAMED)
                .map(({ name, email }) => name || email)
                .join(', '),
              others: Math.max(0, invited.length - NAMED),
            })}
          </Secondary>
        )}
      </Loaded>
    </Flex>
  );
}

/** What becomes of the last days of the members. (SEAT-6) */
function LastDays({ dates: { kind, endsOn: former, ownEnds }, appliesToAll, newEnd }: Pick<FormProps, 'dates'> & LastDaysProps) {
  const t = useText('seats.dates');
  const dayText = useDayText();
  const names = ownEnds
    .slice(0, NAMED)
    .map(({ name, endsOn }) => `${name} (${dayText(endsOn)})`)
    .join(', ');
  const owned = { count: ownEnds.length, names, others: Math.max(0, ownEnds.length - NAMED) };
  return (
    <>
      {ownEnds.length > 0 && <Secondary>{t(appliesToAll ? 'ownGo' : 'ownStay', owned)}</Secondary>}
      {!appliesToAll && newEnd !== null && (
        <Secondary>{kind === 'slot' && newEnd < former ? t('capped') : t('keep', { day: dayText(former) })}</Secondary>
      )}
    </>
  );
}

type LastDaysProps = Readonly<{ appliesToAll: boolean; newEnd: string | null }>;
