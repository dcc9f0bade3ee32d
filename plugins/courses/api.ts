export type { Colour } from './server/domain/colours.ts';
