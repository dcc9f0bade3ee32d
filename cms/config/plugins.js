import { cmsSettings } from '@cordee/kernel/settings';

const { SMTP_HOST, SMTP_PORT, SMTP_SECURE, SMTP_USER, SMTP_PASSWORD, MAIL_FROM, JWT_SECRET } = cmsSettings();
const SECONDS = 1_000;

export default {
  email: {
    config: {
      provider: '@strapi/provider-email-nodemailer',
      providerOptions: {
        host: SMTP_HOST,
        port: SMTP_PORT,
        secure: SMTP_SECURE,
        ...(SMTP_USER && { auth: { user: SMTP_USER, pass: SMTP_PASSWORD } }),
        connectionTimeout: 10 * SECONDS,
        greetingTimeout: 10 * SECONDS,
        socketTimeout: 30 * SECONDS,
      },
      settings: { defaultFrom: MAIL_FROM, defaultReplyTo: MAIL_FROM },
    },
  },
  'users-permissions': { config: { jwtSecret: JWT_SECRET, jwtManagement: 'refresh' } },
  upload: {
    config: {
      sizeLimit: 500 * 1024 * 1024,
      security: {
        allowedTypes: ['video/mp4', 'video/webm', 'image/jpeg', 'image/png', 'image/webp', 'image/avif', 'application/pdf', 'text/vtt'],
      },
    },
  },
  'content-releases': { enabled: false },
  'review-workflows': { enabled: false },
};
