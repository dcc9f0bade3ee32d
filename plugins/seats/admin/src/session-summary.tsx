import { useDayText, useText } from '@cordee/kernel/admin';
import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { MembersView } from '../../admin-api.ts';
import { CompanyLink } from './session-link';

/** The contract of a session, and how many of its seats are taken, free and waited for. (SEAT-2, SEAT-3, SEAT-5) */
export function SessionSummary({ view: { session, slots } }: Readonly<{ view: Pick<MembersView, 'session' | 'slots'> }>) {
  const t = useText('seats.list');
  const summary = useText('seats.summary');
  const dates = useText('seats.sessions');
  const slotText = useText('seats.slots');
  const dayText = useDayText();
  const { company, course, kind, members, taken, allowance, free, waiting, startsOn, endsOn, state } = session;
  const seats = allowance === null || free === null ? summary('counted', { taken }) : summary('seats', { taken, allowance, free });
  return (
    <Flex tag="dl" wrap="wrap" gap={6} alignItems="flex-start">
      <Fact name={t('company')}>{company ? <CompanyLink company={company.document}>{company.name}</CompanyLink> : '–'}</Fact>
      <Fact name={t('course')}>{course ?? '–'}</Fact>
      <Fact name={t('kind')}>{t(`of.${kind}`)}</Fact>
      <Fact name={t(`is.${state}`)}>{dates('dates', { from: dayText(startsOn), to: dayText(endsOn) })}</Fact>
      <Fact name={t('members')}>{members}</Fact>
      <Fact name={summary('allowance')}>{slots ? slotText('count', slots) : seats}</Fact>
      {slots && <Fact name={t('waiting')}>{waiting}</Fact>}
    </Flex>
  );
}

const Fact = ({ name, children }: Readonly<{ name: string; children: ReactNode }>) => (
  <Box>
    <Typography tag="dt" variant="sigma" textColor="neutral600">
      {name}
    </Typography>
    <Typography tag="dd">{children}</Typography>
  </Box>
);
