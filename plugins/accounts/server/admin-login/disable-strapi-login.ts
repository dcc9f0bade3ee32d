import { refuseActions, wrapAction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { z } from 'zod/v4';
import { endSignIn } from '../sign-in/sign-in-store.ts';
import { signInOfAdminSession } from './admin-account-store.ts';

/** Strapi's own actions to sign in to the admin, and what is said instead. */
const DISABLED_ACTIONS = {
  uid: 'admin::authentication',
  actions: ['login', 'register', 'registerAdmin', 'forgotPassword', 'resetPassword'],
  message: 'On entre ici par le site : « Espace de travail », après la connexion. / Come in by the site: “Workplace”, once signed in.',
};

/**
 * Disables all of Strapi's own admin logins: staff sign in on the site, with everything that protects it, as one person whose two
 * accounts are linked. Signing out of the admin also signs out of the site, on this device; otherwise the next person at this computer could
 * enter the admin again. (ACC-22)
 */
export function disableStrapiLogin(strapi: Core.Strapi): void {
  refuseActions(strapi, DISABLED_ACTIONS);
  wrapAction(strapi, {
    uid: 'admin::authentication',
    action: 'logout',
    wrap: (logout) => async (ctx, next) => {
      if (!namesDevice(ctx.request.body)) {
        ctx.body = { data: {} };
        return;
      }
      const signIn = await signInOfAdminSession(strapi.db.connection, ctx.state['session'].id);
      await logout(ctx, next);
      if (signIn) await endSignIn(strapi.db.connection, { id: signIn });
    },
  });
}

/**
 * Whether somebody signs out: a page that finds its session ended sends a logout as well, which names no device. When it reaches us, the browser
 * has entered the admin again since, in another tab, and its new session goes on.
 */
const namesDevice = (body: unknown): boolean => z.object({ deviceId: z.string().min(1) }).safeParse(body).success;
