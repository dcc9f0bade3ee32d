import { LINK_SECONDS } from '@cordee/kernel';
import { cmsSettings } from '@cordee/kernel/settings';

const { SMTP_HOST, SMTP_PORT, SMTP_SECURE, SMTP_USER, SMTP_PASSWORD, MAIL_FROM, JWT_SECRET } = cmsSettings();
const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY } = cmsSettings();
const SECONDS = 1_000;

// Nothing in the bucket is public: its files are served at signed URLs that expire after a minute. (SEC-14)
const onS3 = {
  provider: 'aws-s3',
  providerOptions: {
    s3Options: {
      endpoint: S3_ENDPOINT,
      region: S3_REGION,
      forcePathStyle: true,
      credentials: { accessKeyId: S3_ACCESS_KEY, secretAccessKey: S3_SECRET_KEY },
      requestChecksumCalculation: 'WHEN_REQUIRED',
      params: { Bucket: S3_BUCKET, ACL: 'private', signedUrlExpires: LINK_SECONDS },
    },
  },
};

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
      // The kernel's `strapi/media-library.ts` checks the type of each file from its bytes, and explains a refusal. (SEC-7)
      security: { allowedTypes: ['*/*'] },
      ...(S3_ENDPOINT && onS3),
    },
  },
  'content-releases': { enabled: false },
  'review-workflows': { enabled: false },
};
