import { type Id, isSignedBy, sign } from '@cordee/kernel/pure';

/** The page of a lesson that was served to a person. */
type ServedPage = Readonly<{ person: Id<'person'>; lesson: Id<'lesson'> }>;

/** Makes the stamp of a page: when it was served, and our signature. What the page reports later counts from then on. (LRN-13) */
export const stampPage = (page: ServedPage, now: Date, secret: string): string =>
  `${now.getTime()}.${sign(messageOf(page, String(now.getTime())), secret)}`;

/** When a page was served, by its stamp; undefined when the stamp is not one that was made for this person and this lesson. */
export function servedAtOf(stamp: string, page: ServedPage, secret: string): Date | undefined {
  const [servedAt = '', signature = ''] = stamp.split('.');
  return isSignedBy(messageOf(page, servedAt), signature, secret) ? new Date(Number(servedAt)) : undefined;
}

const messageOf = ({ person, lesson }: ServedPage, servedAt: string) => `page:${person}:${lesson}:${servedAt}`;
