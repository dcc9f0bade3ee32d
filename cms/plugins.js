// All plugins in the order of their imports: a plugin may import from those before it in this list, never from those after it.

import accounts from '@cordee/accounts/strapi-server';
import companies from '@cordee/companies/strapi-server';
import courses from '@cordee/courses/strapi-server';
import home from '@cordee/home/strapi-server';
import { definitionOf } from '@cordee/kernel';
import kernel from '@cordee/kernel/strapi-server';
import progress from '@cordee/progress/strapi-server';
import rotations from '@cordee/rotations/strapi-server';
import seats from '@cordee/seats/strapi-server';
import staff from '@cordee/staff/strapi-server';

export const plugins = [kernel, accounts, companies, courses, seats, staff, progress, rotations, home].map(definitionOf);
