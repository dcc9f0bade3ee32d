import type { Core } from '@strapi/strapi';
import type { Locale } from '../base/locale.ts';
import { isDay } from '../base/typed-day.ts';
import { fieldErrors, staffLocale } from './form-errors.ts';

/** Refuses, at its field, a text that is no day of the calendar: Strapi would store the day that it begins with. (SEAT-2) */
export function refuseUnrealDays(strapi: Core.Strapi): void {
  strapi.documents.use((context, next) => {
    if (context.action !== 'create' && context.action !== 'update' && context.action !== 'clone') return next();

    const { attributes } = context.contentType;
    const isUnreal = ([field, value]: [string, unknown]) =>
      attributes[field]?.type === 'date' && typeof value === 'string' && !isDay(value);
    const unreal = Object.entries(context.params.data ?? {}).filter(isUnreal);
    if (unreal.length > 0) throw fieldErrors(unreal.map(([field]) => ({ field, message: NO_DAY[staffLocale(strapi)] })));

    return next();
  });
}

const NO_DAY: Readonly<Record<Locale, string>> = {
  fr: 'Ce n’est pas une date : écrivez le jour, le mois et l’année, comme 30/11/2026.',
  en: 'This is not a date: write the day, the month and the year, such as 30/11/2026.',
};
