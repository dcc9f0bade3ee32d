import type { Person } from '@cordee/kernel';
import type { Step as StepView } from '../../api.ts';
import type { Step } from './lesson-view-store.ts';

/** A lesson of an outline, as it goes out. */
export const asStep = ({ lesson, title, kind, duration, watched, position, seenAt }: Step): StepView => ({
  id: lesson,
  title,
  kind,
  duration,
  watched,
  position,
  seen: seenAt !== null,
});

/** Who is reading, for the header of the page. */
export const asReader = ({ firstName, lastName }: Person) => ({ firstName, name: `${firstName} ${lastName}`.trim() });
