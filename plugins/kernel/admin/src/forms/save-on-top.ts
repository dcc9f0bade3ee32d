// A save on top of the version that a form shows, whoever sends it. (LRN-8, ACC-13, H-93)
import { z } from 'zod';
import type { Values } from './changes';
import type { OtherChange } from './merge';

/** The error of a save that began from an older version. */
const staleVersion = z.object({
  details: z.object({
    code: z.literal('kernel.stale_version'),
    version: z.number(),
    changes: z.array(z.object({ field: z.string(), at: z.string(), staff: z.string().nullable() })),
  }),
});

type SaveOnTop<Answer> = Readonly<{
  /** What the user of the form changed. */
  mine: Values;
  /** The version that the form shows, if what it saves has versions and is there. */
  version: number | undefined;
  send: (data: Values, headers: Record<string, string>) => Promise<Answer>;
  errorOf: (answer: Answer) => unknown;
  /** Asks what to keep of a save that is stale, and returns it; undefined for nothing. */
  resolve: (mine: Values, changes: readonly OtherChange[]) => Promise<Values | undefined>;
}>;

/** Saves what was changed and says from which version it began; when somebody else saved meanwhile, asks what to keep and saves that. */
export async function saveOnTop<Answer>({ mine, version, send, errorOf, resolve }: SaveOnTop<Answer>): Promise<Answer> {
  let [data, from]: [Values, number | undefined] = [mine, version];
  for (;;) {
    const answer = await send(data, from === undefined ? {} : ifMatch(from));
    const stale = staleVersion.safeParse(await errorOf(answer)).data?.details;
    const resolved = stale && (await resolve(data, stale.changes));
    if (!resolved) return answer;
    // That of the refusal, whose changes were shown: whatever is saved after it is refused again.
    [data, from] = [resolved, stale.version];
  }
}

export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });
