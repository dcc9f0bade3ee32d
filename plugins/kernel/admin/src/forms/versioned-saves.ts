// What the forms of the content manager send: what their user changed, from the version that they began from. (LRN-8, ACC-13, H-93)
import { z } from 'zod';
import { changesOf, isRelationChange, type Values } from './changes';
import { documentQuestion, type RelatedEntry } from './conflicts';
import { baseOf, noteSaved } from './form-bases';
import { merged, type OtherChange, visibleChanges } from './merge';
import { ifMatch, saveOnTop } from './save-on-top';
import type { Answer, Request, Save, Send } from './saves';

const document = z.object({ version: z.number() }).loose();
const documentBody = z.union([z.object({ data: document }).transform(({ data }) => data), document]);
const relationBody = z.object({ results: z.array(z.object({ id: z.number(), documentId: z.string().optional() }).loose()) });

const withHeaders = (request: Request, headers: Record<string, string>): Request => ({
  ...request,
  config: { ...request.config, headers },
});

/** Says which version of a draft is thrown away. */
export function fromVersion({ model, documentId }: Save, request: Request): Request {
  const base = baseOf({ model, document: documentId ?? '' });
  return base ? withHeaders(request, ifMatch(base.version)) : request;
}

/**
 * Saves only the fields that the user of a form changed, and says from which version it began. When somebody else saved meanwhile, the user
 * is asked what to keep.
 */
export async function saveFromVersion(save: Save, request: Request, send: Send, left: AbortSignal): Promise<Answer> {
  const of = { model: save.model, document: save.documentId ?? '' };
  const base = baseOf(of);
  if (!base) return send(request);

  return saveOnTop({
    mine: changesOf(save.data, base.values),
    version: base.version,
    send: async (data, headers) => {
      const answer = await send(withHeaders({ ...request, data }, headers));
      if (answer.error === undefined) noteSaved(of, documentBody.safeParse(answer.data).data?.version);
      return answer;
    },
    errorOf: ({ error }) => error,
    resolve: (mine, changes) => resolve(save, { mine, base: base.values, changes, left }, send),
  });
}

/** Asks what to keep of a save that is stale, and returns it; undefined for nothing. */
async function resolve(
  { model, documentId, params }: Save,
  { mine, base, changes: all, left }: Readonly<{ mine: Values; base: Values; changes: readonly OtherChange[]; left: AbortSignal }>,
  send: Send,
): Promise<Values | undefined> {
  const read = await send({ url: `/content-manager/collection-types/${model}/${documentId}`, config: { params } });
  const theirs = documentBody.safeParse(read.data).data;
  if (!theirs) return undefined;

  const changes = visibleChanges(all, base, theirs);
  if (changes.length === 0) return mine;

  const relations = changes.map(({ field }) => field).filter((field) => isRelationChange(mine[field]));
  const read1 = async (field: string): Promise<[string, RelatedEntry[]]> => {
    const url = `/content-manager/relations/${model}/${documentId}/${field}`;
    const { data } = await send({ url, config: { params: { pageSize: 100, page: 1 } } });
    return [field, relationBody.safeParse(data).data?.results ?? []];
  };
  const theirRelations = Object.fromEntries(await Promise.all(relations.map(read1)));
  const decision = await documentQuestion.ask(
    { model, document: documentId ?? '', mine, theirs, changes, theirRelations },
    { left, answer: null },
  );
  return decision ? merged(mine, decision, theirRelations) : undefined;
}
