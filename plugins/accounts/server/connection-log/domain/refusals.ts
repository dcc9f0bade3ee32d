import { refusal } from '@cordee/kernel/pure';

/** The range of the report ends before it begins, or is too long. `longest` is in days. (ACC-17) */
export const ReportRangeInvalid = refusal<{ longest: number }>('accounts.period_unfit', 422);
