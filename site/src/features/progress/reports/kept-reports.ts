/**
 * What a page of a lesson has to report and is not known to be saved: played ranges, or that a text was read. It stays on the device
 * until it is saved, for the person whose page it was. (H-85, LRN-23)
 */
export type KeptReport = Readonly<{ person: string; url: string; body: ReportBody; keptAt: number }>;

/** What is sent: `page` is the stamp of the page that reports. */
export type ReportBody = Readonly<{
  page: string;
  played?: readonly (readonly [number, number])[];
  position?: number;
  duration?: number | undefined;
}>;

const PREFIX = 'cordee.report.';

/** After so long a report is forgotten: it would be refused. */
const MAX_AGE_MS = 7 * 24 * 3_600_000;

/** Reports on this device; without a storage that works, such as in a private window, nothing is kept. */
export class KeptReports {
  readonly #storage: Storage | undefined;

  constructor(storage: Storage | undefined) {
    this.#storage = storage;
  }

  /** Keeps a report in place of the one that the same page kept before. */
  keep(report: KeptReport): void {
    try {
      this.#storage?.setItem(keyOf(report), JSON.stringify(report));
    } catch {
      // The storage is full: the page itself still has the report.
    }
  }

  /** Forgets a report that was saved, unless its page, in another tab, has kept more since. */
  forget(report: KeptReport): void {
    const stored = parse(this.#storage?.getItem(keyOf(report)) ?? '');
    if (stored?.keptAt === report.keptAt) this.#storage?.removeItem(keyOf(report));
  }

  /** The reports of a person, oldest first. Those of anybody that are too old, or are none of ours, are forgotten. */
  of(person: string, now: number): KeptReport[] {
    const reports: KeptReport[] = [];
    for (const key of this.#keys()) {
      const report = parse(this.#storage?.getItem(key) ?? '');
      if (!report || report.keptAt < now - MAX_AGE_MS) this.#storage?.removeItem(key);
      else if (report.person === person) reports.push(report);
    }
    return reports.sort((a, b) => a.keptAt - b.keptAt);
  }

  #keys(): string[] {
    const { length = 0 } = this.#storage ?? {};
    return Array.from({ length }, (_, index) => this.#storage?.key(index) ?? '').filter((key) => key.startsWith(PREFIX));
  }
}

/** The reports on this device, if the browser lets the page store anything. */
export function keptOnDevice(): KeptReports {
  try {
    return new KeptReports(localStorage);
  } catch {
    return new KeptReports(undefined);
  }
}

const keyOf = ({ url, body }: KeptReport) => `${PREFIX}${url}.${body.page}`;

function parse(text: string): KeptReport | undefined {
  try {
    const { person, url, body, keptAt }: Partial<KeptReport> = JSON.parse(text);
    return person && url?.startsWith('/') && body?.page && keptAt ? { person, url, body, keptAt } : undefined;
  } catch {
    return undefined;
  }
}
