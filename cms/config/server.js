import { UPLOAD_TIMEOUT_MS } from '@cordee/kernel';
import { cmsSettings } from '@cordee/kernel/settings';
import { plugins } from '../plugins.js';

const settings = cmsSettings();

export default {
  host: settings.HOST,
  port: settings.CMS_PORT,
  url: settings.CMS_URL,
  app: { keys: [settings.APP_KEYS] },
  dirs: { public: settings.PUBLIC_DIR },
  plugins: plugins.map(({ name }) => name),
  logger: { updates: { enabled: false }, startup: { enabled: false } },
  // A film arrives at the speed of its sender; everything else is cut sooner, by `plugin::kernel.problems`. (H-96)
  http: { serverOptions: { requestTimeout: UPLOAD_TIMEOUT_MS } },
  // Nothing moves data from here by Strapi's transfer: whoever had its key would have everything. (ACC-22)
  transfer: { remote: { enabled: false } },
  // Koa reads the X-Forwarded headers as `plugin::kernel.request` has corrected them: nobody else's are believed. (OPS-3)
  proxy: { koa: true },
};
