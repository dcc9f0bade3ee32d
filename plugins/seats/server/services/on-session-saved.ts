import { appOf, type ConstraintErrors, currentTime, type Db, dayIn, explainConstraints, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { SESSION } from '../content-types/session.ts';
import { seatEvents } from '../events.ts';
import { leaveEndedSlots } from './leave-slots.ts';
import { courseAndDatesOf, personsIn } from './membership-store.ts';
import { refuseMovedEnd } from './refuse-moved-end.ts';
import { rescheduleInvitations } from './reschedule-invitations.ts';

/**
 * When staff save a session: checks that it has a course, ends after it starts, and that its form does not move the last day of members; reschedules the waiting invitations of its members
 * to the new first day, frees the slots of those whose last day has passed with it, gives free ones to those in line, and announces a change of
 * course or dates. All in the transaction of the save. (ACC-4, LRN-15, H-20)
 */
export function onSessionSaved(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== SESSION || !['create', 'update'].includes(context.action)) return next();

    const documentId = 'documentId' in context.params ? context.params.documentId : undefined;
    return inTransaction(
      strapi,
      async (db) => {
        const before = documentId ? await courseAndDatesOf(db, documentId) : undefined;
        if (before && 'data' in context.params) await refuseMovedEnd(strapi, db, { session: before.id, data: context.params.data ?? {} });
        const saved = await explainConstraints(db, EXPLANATIONS, async () => next());
        const savedId = typeof saved === 'object' && saved !== null && 'documentId' in saved ? saved.documentId : undefined;
        if (savedId) await afterSave(strapi, db, { documentId: savedId, before: before?.courseAndDates });
        return saved;
      },
      { tries: 1 },
    );
  });
}

async function afterSave(
  strapi: Core.Strapi,
  db: Db,
  { documentId, before }: { documentId: string; before: string | undefined },
): Promise<void> {
  const after = await courseAndDatesOf(db, documentId);
  if (!after?.course)
    throw new errors.ApplicationError('Choisissez le parcours de la session : sans lui ses membres n’auraient rien à suivre.');
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, await currentTime(strapi, db));
  await leaveEndedSlots(strapi, db, { sessions: [after.id], today, asOf: 'now' });
  if (before === undefined || before === after.courseAndDates) return;

  const persons = await personsIn(db, after.id);
  await rescheduleInvitations(
    strapi,
    db,
    persons.map(({ person }) => person),
  );
  await seatEvents.announce(strapi, db, 'session-changed', { session: documentId });
}

/** What PostgreSQL refuses of a session, and how the form says so. (SEAT-2, SEAT-6) */
const EXPLANATIONS: ConstraintErrors = {
  session_has_company: () => 'Choisissez l’entreprise de la session ; pour les élèves de l’organisation, c’est l’école.',
  session_ends_after_it_starts: () => 'Le dernier jour de la session vient avant le premier : corrigez l’une des deux dates.',
  session_starts_before_own_last_days: (names) =>
    `Ce premier jour vient après le dernier jour propre à des membres. Changez d’abord le leur : ${names}.`,
  slot_session_has_allowance: () => 'Indiquez le forfait : le nombre de slots que l’entreprise a achetés.',
  session_allowance_is_counted: () => 'Le forfait est un nombre de places : zéro ou plus.',
  session_kind_is_frozen: () =>
    'Le type de la session ne change plus une fois qu’elle a eu un membre : transférez ses membres vers une autre session.',
  session_filling_is_frozen: () =>
    'Qui remplit la session ne change plus une fois qu’elle a eu un membre : transférez ses membres vers une autre session.',
  allowance_follows_members: (numbers) => {
    const [allowance, counted] = numbers.split(' ');
    return `Le forfait d’une session remplie par l’équipe suit ses membres : ${counted} sont décomptés, ${allowance} a été saisi. Ajoutez ou retirez des membres, et le forfait change avec eux.`;
  },
  allowance_covers_members: (numbers) => {
    const [allowance, counted] = numbers.split(' ');
    return `Le forfait, ${allowance}, est plus petit que le nombre de membres décomptés, ${counted} : retirez d’abord des membres, ou gardez un forfait assez grand.`;
  },
  allowance_covers_holders: (names) => `Le forfait est plus petit que le nombre de slots occupés. Libérez d’abord des slots : ${names}.`,
};
