import { shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { TransferView } from '../../transfer-admin-api.ts';
import { refuseTransfer, refuseTransferOf, type SeatChange, seatChanges } from '../domain/transfer.ts';
import { invitedByTransfer } from './invited-by-transfer.ts';
import { readTransfer, type TransferInput } from './read-transfer.ts';
import { toRefused } from './to-refused.ts';

type Read = Awaited<ReturnType<typeof readTransfer>>;

/** What a transfer would do now: to the seats of both sessions, and to each member. Nothing is written. @throws as `readTransfer` (SEAT-6) */
export async function viewTransfer(strapi: Core.Strapi, input: TransferInput): Promise<TransferView> {
  const db = strapi.db.connection;
  const transfer = await readTransfer(strapi, db, input);
  const invited = await invitedByTransfer(strapi, db, transfer);
  const seats = seatChanges(transfer);
  const refused = refuseTransfer(transfer);
  const { ended } = transfer.ties;
  return {
    source: toSession(transfer.source, seats.source),
    target: toSession(transfer.target, seats.target),
    refused: refused && toRefused(refused),
    left: transfer.left,
    members: transfer.members.map((member) => {
      const { membership, person, firstName, lastName, email, role, slot, place, ownEndsOn } = member;
      const why = refuseTransferOf(member, transfer);
      return {
        id: membership,
        name: `${firstName} ${lastName}`.trim() || shownEmail(email),
        role,
        slot,
        place,
        ownEndsOn,
        managersLost: ended.filter(({ managed }) => managed === membership).map(({ managerName }) => managerName),
        membersLost: ended.filter(({ manager }) => manager === membership).map(({ managedName }) => managedName),
        isInvited: why === null && invited.has(person),
        refused: why && toRefused(why),
      };
    }),
  };
}

const toSession = ({ reference, kind, filledBy, startsOn, endsOn }: Read['source'], seats: SeatChange) => ({
  reference,
  kind,
  filledBy,
  startsOn,
  endsOn,
  ...seats,
});
