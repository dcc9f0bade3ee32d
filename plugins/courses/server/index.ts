import { room } from '@cordee/kernel';
import { course } from './content-types/course.ts';
import { lesson } from './content-types/lesson.ts';
import { module } from './content-types/module.ts';
import { theme } from './content-types/theme.ts';
import { publishOutline } from './services/publish-outline.ts';

export default room({
  name: 'courses',
  folder: import.meta.dirname,
  contentTypes: { course, theme, module, lesson },
  register: publishOutline,
});
