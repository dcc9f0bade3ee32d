import { Server } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { sendFileVersions } from './forms/file-versions';
import { VersionedForm } from './forms/versioned-form';
import { definePluginAdmin } from './kit';
import en from './labels.en.json';
import fr from './labels.fr.json';

const admin = definePluginAdmin({
  plugin: 'kernel',
  labels: { fr, en },
  page: {
    icon: Server,
    title: 'kernel.jobs.title',
    permission: 'plugin::kernel.jobs',
    position: 7,
    Content: () => import('./jobs-page'),
  },
});

/** The admin part of the kernel: the page of jobs, what stands beside every form, and the texts of the kit. */
export default {
  ...admin,
  register(app: StrapiApp) {
    admin.register(app);
    sendFileVersions();
  },
  bootstrap(app: Pick<StrapiApp, 'getPlugin'>) {
    admin.bootstrap(app);
    app.getPlugin('content-manager').injectComponent('editView', 'right-links', { name: 'versioned-form', Component: VersionedForm });
  },
};
