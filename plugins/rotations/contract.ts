export { PlanFileRefused, planOfFile } from './server/plan-file.ts';
