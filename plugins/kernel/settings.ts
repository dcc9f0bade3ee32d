import { z } from 'zod/v4';
import { readTrustedProxies, type TrustedProxies } from './client-address.ts';

const url = z.url({ protocol: /^https?$/, error: 'must be an http(s) address such as https://cordee.example' });
const secret = z.string().min(32, 'must have at least 32 characters');
const port = z.coerce.number().int().min(1).max(65_535);
const flag = z.enum(['true', 'false'], { error: 'must be true or false' }).transform((value) => value === 'true');

const proxies = z.string().transform((list, context): TrustedProxies => {
  const read = readTrustedProxies(list);
  if (read) return read;

  context.addIssue({ code: 'custom', message: 'must list addresses or ranges, such as 10.0.0.7, 192.168.0.0/16' });
  return z.NEVER;
});

const shared = {
  SITE_URL: url.default('http://localhost:4321'),
  SITE_SECRET: secret,
  HOST: z.string().min(1).default('127.0.0.1'),
  /** The proxies whose X-Forwarded-For is believed, here and in front of the site; nobody's without it. (OPS-3) */
  TRUSTED_PROXIES: proxies.prefault(''),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
};

/** The S3 bucket in which files are stored instead of in PUBLIC_DIR: all of these are set, or none. (SEC-14) */
const s3 = {
  S3_ENDPOINT: url.optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).optional(),
  S3_ACCESS_KEY: z.string().min(1).optional(),
  S3_SECRET_KEY: z.string().min(1).optional(),
};

const cmsShape = z.object({
  ...shared,
  ...s3,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be an address such as postgres://user:password@host:5432/cordee' }),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  CMS_PORT: port.default(1337),
  CMS_URL: url.default('http://localhost:1337'),
  PUBLIC_DIR: z.string().min(1, 'must name the folder where uploaded files are stored'),
  APP_KEYS: secret,
  ADMIN_JWT_SECRET: secret,
  API_TOKEN_SALT: secret,
  TRANSFER_TOKEN_SALT: secret,
  JWT_SECRET: secret,
  ENCRYPTION_KEY: secret,
  LINK_SECRET: secret,
  SMTP_HOST: z.string().min(1),
  SMTP_PORT: port.default(587),
  SMTP_SECURE: flag.default(false),
  SMTP_USER: z.string().optional(),
  SMTP_PASSWORD: z.string().optional(),
  MAIL_FROM: z.string().min(3).default('Cordée <ne-pas-repondre@localhost>'),
  ORGANISATION_NAME: z.string().min(1).default('Cordée'),
  CONTACT: z.email('must be an e-mail address').optional(),
  TIME_ZONE: z
    .string()
    .default('Europe/Paris')
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'must be a time zone such as Europe/Paris'),
  /** For how many days after its first day staff add learners to a session of licences. (SEAT-4) */
  JOINING_DAYS: z.coerce.number().int().min(0).max(366).default(14),
  /** Whether staff need two-factor authentication: without it they have no staff rights and no access to the CMS admin. (ACC-6) */
  STAFF_SECOND_STEP: flag.default(true),
  /** Allows demo data with known passwords and shifting the clock: never on a database that somebody depends on. */
  DEMO: flag.default(false),
});

const s3Names = z.object(s3).keyof().options;

const cmsSchema = cmsShape.superRefine((values, issues) => {
  const missing = s3Names.filter((name) => values[name] === undefined);
  if (missing.length < s3Names.length) for (const name of missing) issues.addIssue({ code: 'custom', path: [name], message: 'is missing' });
});

const siteSchema = z.object({
  ...shared,
  SITE_PORT: port.default(4321),
  CMS_INTERNAL_URL: url.default('http://127.0.0.1:1337'),
});

/** The settings of the CMS and the worker, read from the environment; `.env.example` explains each name. (OPS-2) */
export type CmsSettings = Readonly<z.infer<typeof cmsSchema>>;

/** The settings of the site, read from the environment. (OPS-2) */
export type SiteSettings = Readonly<z.infer<typeof siteSchema>>;

/** Some settings are invalid; `problems` has one message per setting. The process prints them and exits. (OPS-2) */
export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`These settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Reads and validates the settings of the CMS and the worker. @throws SettingsRefused with a problem for every invalid setting */
export const cmsSettings = (environment: NodeJS.ProcessEnv = process.env): CmsSettings => read(cmsSchema, environment);

/** Reads and validates the settings of the site. @throws SettingsRefused with a problem for every invalid setting */
export const siteSettings = (environment: NodeJS.ProcessEnv = process.env): SiteSettings => read(siteSchema, environment);

/** The names of all settings, for the test that compares them with `.env.example`. */
export const settingNames: readonly string[] = Object.keys({ ...cmsSchema.shape, ...siteSchema.shape });

function read<S extends z.ZodObject>(schema: S, environment: NodeJS.ProcessEnv): z.infer<S> {
  const values = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(values);
  if (result.success) return result.data;

  throw new SettingsRefused(result.error.issues.map((issue) => toMessage(issue, values)));
}

function toMessage(issue: z.core.$ZodIssue, values: Record<string, unknown>): string {
  const name = issue.path.join('.');
  return values[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`;
}
