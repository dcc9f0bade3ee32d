import { defineAction } from 'astro:actions';
import { z } from 'astro/zod';
import { setPreference } from '../../lib/cookies.ts';
import { LOCALES } from '../../lib/messages.ts';

export const chooseLanguage = defineAction({
  accept: 'form',
  input: z.object({ lang: z.enum(LOCALES) }),
  handler: ({ lang }, { cookies, locals }) => {
    setPreference(cookies, 'lang', lang);
    locals.locale = lang;
  },
});

export const chooseTheme = defineAction({
  accept: 'form',
  input: z.object({ theme: z.enum(['light', 'dark']) }),
  handler: ({ theme }, { cookies, locals }) => {
    setPreference(cookies, 'theme', theme);
    locals.theme = theme;
  },
});
