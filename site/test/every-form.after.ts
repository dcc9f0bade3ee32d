// What the browsers of all tests used of the site and of the admin: it runs after them.
import { expect, it } from 'vitest';
import { TABLE as ROUTES } from '../../cms/test/rights/table.ts';
import { notedRequests } from './browser-requests.ts';
import { formActions } from './form-actions.ts';
import { TABLE as PAGES } from './rights/table.ts';

const requests = notedRequests();

/** Which of these routes, such as `GET /staff/people/:person/picture` or `POST /parcours/[course]`, no browser requested. */
const unused = (routes: readonly string[]) =>
  routes.filter((route) => {
    const pattern = new RegExp(`^${route.replace(/:\w+|\[\w+\]/g, '[^/]+')}$`);
    return !requests.some((request) => pattern.test(request));
  });

it('every form of the site was submitted in a browser', () => {
  expect(formActions().filter((action) => !requests.includes(action))).toEqual([]);
});

it('what the scripts of the site send was sent by a browser', () => {
  expect(unused(PAGES.filter(({ method }) => method).map(({ route, method }) => `${method} ${route}`))).toEqual([]);
});

it('what is behind our screens of the admin was requested in a browser, each button’s work included', () => {
  expect(unused(ROUTES.map(({ route }) => route).filter((route) => !route.includes(' /api/')))).toEqual([]);
});
