export { default } from './server/index.ts';
export const __esModule = true;
