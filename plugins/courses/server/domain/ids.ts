import type { Id } from '@cordee/kernel/pure';

declare module '@cordee/kernel' {
  /** What editors write is known by its document id, in the database as outside of it: the ids of rows change with every publication. */
  interface IdTypes {
    readonly course: string;
    readonly theme: string;
    readonly module: string;
    readonly lesson: string;
  }
}

/** The document id of a course, of its themes, of their modules and of a lesson. */
export type CourseId = Id<'course'>;
export type ThemeId = Id<'theme'>;
export type ModuleId = Id<'module'>;
export type LessonId = Id<'lesson'>;
