// The demo courses. Their texts are our own.

import { ACCUEILLIR } from './accueillir.ts';
import { RECRUTER } from './recruter.ts';

export type { DemoCourse, DemoLesson, DemoModule, DemoTheme } from './shape.ts';

export const DEMO_COURSES = [ACCUEILLIR, RECRUTER] as const;
