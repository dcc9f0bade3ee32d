import type { StrapiApp } from '@strapi/strapi/admin';
import { KeptNotice } from './kept-notice';
import { Reminder } from './reminder';
import { sendBeforeSignOut } from './sign-out.ts';

/** What keeps everything that is typed in the admin on the device until it is saved. (H-94) */
export const kept = {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: 'kernel', name: 'kernel', initializer: Reminder, isReady: false });
  },
  bootstrap(app: Pick<StrapiApp, 'getPlugin'>): void {
    sendBeforeSignOut();
    const contentManager = app.getPlugin('content-manager');
    contentManager.injectComponent('editView', 'right-links', { name: 'kernel.kept', Component: KeptNotice });
  },
};
