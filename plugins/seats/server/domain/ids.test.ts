import { expectTypeOf, it } from 'vitest';
import { id } from '../../../../test/id.ts';
import type { MembershipId, SessionId } from './ids.ts';

// The compiler checks these.
it('an id is of one kind: neither the id of a person nor a plain number is that of a session', () => {
  expectTypeOf(id<'person'>(1)).not.toExtend<SessionId>();
  expectTypeOf<number>().not.toExtend<SessionId>();
  expectTypeOf<SessionId>().toExtend<number>();
  expectTypeOf(id<'course'>('c1')).not.toExtend<MembershipId>();
});
