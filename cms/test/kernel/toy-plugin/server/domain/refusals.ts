import { refusal } from '@cordee/kernel/pure';

/** The note was saved from another page since this one read it; nothing is overwritten. */
export const RevisedElsewhere = refusal<{ revision: number }>('notes.revised_elsewhere');
