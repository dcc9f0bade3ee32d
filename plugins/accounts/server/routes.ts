import { clientAddress, nothing, route } from '@cordee/kernel';
import { ForgottenRequest, MeView, ResetRequest, SignInRequest, SignInView } from '../api.ts';
import { forgetPassword } from './services/forget-password.ts';
import { resetPassword } from './services/reset-password.ts';
import { signIn } from './services/sign-in.ts';
import { endSignIn } from './services/sign-in-store.ts';

export const routes = [
  route({
    method: 'POST',
    path: '/sign-ins',
    summary: 'Sign in (ACC-1)',
    access: 'visitor',
    body: SignInRequest,
    response: SignInView,
    run: async ({ strapi, body, ctx }) => ({ token: await signIn(strapi, { ...body, clientAddress: clientAddress(ctx) }) }),
  }),
  route({
    method: 'DELETE',
    path: '/sign-ins/mine',
    summary: 'Sign out (ACC-1)',
    access: 'visitor',
    response: nothing,
    run: async ({ strapi, token }) => {
      if (token) await endSignIn(strapi.db.connection, token);
    },
  }),
  route({
    method: 'POST',
    path: '/forgotten-passwords',
    summary: 'Ask for a link to choose a new password (ACC-2)',
    access: 'visitor',
    body: ForgottenRequest,
    response: nothing,
    run: ({ strapi, body }) => forgetPassword(strapi, body),
  }),
  route({
    method: 'POST',
    path: '/password-resets',
    summary: 'Choose a new password by a link (ACC-2)',
    access: 'visitor',
    body: ResetRequest,
    response: nothing,
    run: ({ strapi, body }) => resetPassword(strapi, body),
  }),
  route({
    method: 'GET',
    path: '/me',
    summary: 'Who is signed in',
    access: 'person',
    response: MeView,
    run: async ({ asking }) => asking.person,
  }),
];
