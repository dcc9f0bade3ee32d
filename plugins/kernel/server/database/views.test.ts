import { expect, it } from 'vitest';
import { inDependencyOrder } from './views.ts';

const view = (name: string, reads = '') => ({ name: `cordee.${name}`, sql: `create view cordee.${name} as select from ${reads}` });

it('a view is created after those that it reads', () => {
  const [access, session, sessions] = [view('access', 'cordee.session s'), view('session'), view('sessions', 'cordee.access')];
  expect(inDependencyOrder([access, session, sessions]).map(({ name }) => name)).toEqual([
    'cordee.session',
    'cordee.access',
    'cordee.sessions',
  ]);
});

it('views that read one another in a circle are refused', () => {
  expect(() => inDependencyOrder([view('one', 'cordee.two'), view('two', 'cordee.one')])).toThrow('reads itself');
});
