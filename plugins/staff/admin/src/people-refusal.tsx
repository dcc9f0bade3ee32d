import { Refusal, type useAction } from '@cordee/kernel/admin';

/** Why a change of people was refused: by the rules of sessions, in the words of their screens, or by others. */
export const PeopleRefusal = ({ of: refused }: Readonly<{ of: ReturnType<typeof useAction>[1]['refusal'] }>) => (
  <Refusal plugin={refused?.code.startsWith('seats.') ? 'seats' : 'staff'} of={refused} />
);
