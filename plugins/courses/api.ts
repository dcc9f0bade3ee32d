export { COLOURS, type Colour } from './server/domain/colours.ts';
