import { FORM_TEXT } from '@cordee/kernel';
import { cmsSettings } from '@cordee/kernel/settings';

const { CMS_URL, S3_ENDPOINT } = cmsSettings();
const fileStore = S3_ENDPOINT ? [new URL(S3_ENDPOINT).origin] : [];
const MEGABYTES = 1024 * 1024;

export default [
  'plugin::kernel.request',
  'plugin::kernel.frenchErrors',
  'strapi::errors',
  'plugin::kernel.problems',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          'connect-src': ["'self'", 'https:', ...fileStore],
          'img-src': ["'self'", 'data:', 'blob:', ...fileStore],
          'media-src': ["'self'", 'data:', 'blob:', ...fileStore],
          upgradeInsecureRequests: null,
        },
      },
    },
  },
  { name: 'strapi::cors', config: { origin: [CMS_URL], credentials: true } },
  'strapi::query',
  {
    name: 'strapi::body',
    config: {
      jsonLimit: 2 * MEGABYTES,
      formLimit: 2 * MEGABYTES,
      textLimit: 2 * MEGABYTES,
      formidable: { maxFileSize: 500 * MEGABYTES, ...FORM_TEXT },
    },
  },
  'plugin::kernel.bodyValues',
  'plugin::kernel.formText',
  'strapi::session',
  { name: 'strapi::favicon', config: { path: 'favicon.svg' } },
  'plugin::kernel.library',
  'strapi::public',
];
