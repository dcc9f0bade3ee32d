import { DocumentLink, Secondary, useText } from '@cordee/kernel/admin';
import type { Member } from '../../admin-api.ts';
import { nameOf } from './use-members';

/** The name of a member, which leads to their page, and whether their access is blocked. (SEAT-2, ACC-13) */
export function MemberName({ member }: Readonly<{ member: Member }>) {
  const t = useText('seats.members');
  return (
    <>
      <DocumentLink model="plugin::users-permissions.user" document={member.document}>
        <bdi>{nameOf(member)}</bdi>
      </DocumentLink>
      {member.blocked && <Secondary color="danger600">{t('blocked')}</Secondary>}
    </>
  );
}
