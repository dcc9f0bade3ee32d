// What the forms of the content manager send: what their user changed, from the version that they began from. (LRN-8, ACC-13, H-93)
import { z } from 'zod';
import { copyOf } from '../kept/kept.ts';
import { writeFirst } from '../kit/first-of-month';
import { saveQuestion } from '../kit/save-questions';
import { changesAgain, changesOf, isRelationChange, type Values } from './changes';
import { documentQuestion, type RelatedEntry } from './conflicts';
import { baseOf, type FormBase, noteSaved } from './form-bases';
import { merged, type OtherChange, visibleChanges } from './merge';
import { ifMatch, saveOnTop } from './save-on-top';
import type { Answer, Request, Save, Send } from './saves';
import { endSave, holdSave, newSaveId, noteSent, noteStored, unansweredSaveOf } from './unanswered-saves';

const document = z.object({ version: z.number(), status: z.string().optional() }).loose();
const documentBody = z.union([z.object({ data: document }).transform(({ data }) => data), document]);
const relationBody = z.object({ results: z.array(z.object({ id: z.number(), documentId: z.string().optional() }).loose()) });

const alreadySaved = z.object({
  details: z.object({ code: z.literal('kernel.already_saved'), document: z.string(), version: z.number() }),
});
const gone = z.object({ status: z.literal(404) });
/** The server says that nothing of what was sent is stored. */
const refused = z.object({ status: z.number().gte(400).lt(500) });

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
 * is asked what to keep. What was stored before without an answer is gone on from, also when it created the document.
 */
export async function saveFromVersion(save: Save, request: Request, send: Send, left: AbortSignal): Promise<Answer> {
  const of = formOf(save);
  const next = nextSave(save, request);
  const publishes = request.url.endsWith(PUBLISH);
  const answer = await saveOnTop({
    mine: next.data,
    version: next.version,
    send: async (data, headers) => {
      const before = unansweredSaveOf(of);
      // What was decided to be kept is not in the form: a save of the form is not to be taken for it.
      const id = data === next.data ? noteSent(of, data) : newSaveId();
      const answer = await send(withHeaders({ ...next.request, data }, { ...headers, 'Save-Id': id }));
      if (refused.safeParse(answer.error).success) holdSave(of, before);
      return answer;
    },
    errorOf: ({ error }) => error,
    resolve: (mine, changes) => resolve(save, { ...next, mine, changes, publishes, left }, send),
  });
  const stored = alreadySaved.safeParse(answer.error).data?.details;
  if (stored) {
    noteStored(of, stored);
    return saveFromVersion(save, request, send, left);
  }
  if (answer.error === undefined) noteSaved(of, documentBody.safeParse(answer.data).data?.version);
  // What was created, and deleted by somebody else before this form could go on with it, is created again by the next save.
  if (answer.error === undefined || gone.safeParse(answer.error).success) endSave(of);
  return answer;
}

/** The form that is saved, as what is kept of it names it. */
const formOf = ({ model, documentId, sourceId }: Pick<Save, 'model' | 'documentId' | 'sourceId'>) => ({
  model,
  document: documentId ?? (sourceId ? copyOf(sourceId) : ''),
});

/** What is sent: without a version, of a document that has none, or is created. */
type NextSave = Readonly<{ request: Request; data: Values; base: Values; version: number | undefined; documentId: string }>;

/** What is to be saved from what the form shows, and from what is known to be stored of its saves without an answer. */
function nextSave(save: Save, request: Request): NextSave {
  const of = formOf(save);
  const { values: base, version }: Partial<FormBase> = baseOf(of) ?? {};
  const { sent, stored } = unansweredSaveOf(of);
  if (!stored) {
    const data = base ? changesOf(save.data, base) : save.data;
    return { request, data, base: base ?? {}, version, documentId: save.documentId ?? '' };
  }
  return {
    request: ofDocument(save, stored.document, request),
    data: changesAgain(save.data, base ?? {}, sent),
    base: { ...base, ...sent },
    version: Math.max(version ?? 0, stored.version),
    documentId: stored.document,
  };
}

/** A request that creates a document, as one that saves the document which it turned out to have created. */
function ofDocument({ model, documentId }: Save, document: string, request: Request): Request {
  if (documentId) return request;

  const url = `/content-manager/collection-types/${model}/${document}`;
  return request.url.endsWith(PUBLISH) ? { ...request, url: url + PUBLISH } : { ...request, url, method: 'PUT' };
}

const PUBLISH = '/actions/publish';

type Sides = Pick<NextSave, 'documentId' | 'base'> &
  Readonly<{ mine: Values; changes: readonly OtherChange[]; publishes: boolean; left: AbortSignal }>;

/** Asks what to keep of a save that is stale, and returns it; undefined for nothing. */
async function resolve(
  { model, params, ...save }: Save,
  { documentId, mine, base, changes: all, publishes, left }: Sides,
  send: Send,
): Promise<Values | undefined> {
  const { data } = await send({ url: `/content-manager/collection-types/${model}/${documentId}`, config: { params } });
  const theirs = documentBody.safeParse(data).data;
  if (!theirs) return undefined;

  const withdrawal = all.find(({ field }) => field === 'publishedAt');
  if (publishes && withdrawal && theirs.status === 'draft' && !(await publishesAnyway(model, withdrawal, left))) return undefined;

  const changes = visibleChanges(all, base, theirs);
  if (changes.length === 0) return mine;

  const relations = changes.map(({ field }) => field).filter((field) => isRelationChange(mine[field]));
  const readRelation = async (field: string): Promise<[string, RelatedEntry[] | undefined]> => {
    const url = `/content-manager/relations/${model}/${documentId}/${field}`;
    const { data } = await send({ url, config: { params: { pageSize: 100, page: 1 } } });
    // Strapi lists the last entry first.
    return [field, relationBody.safeParse(data).data?.results.toReversed()];
  };
  const theirRelations: Record<string, RelatedEntry[]> = {};
  for (const [field, entries] of await Promise.all(relations.map(readRelation))) {
    if (!entries) return undefined;
    theirRelations[field] = entries;
  }
  const sides = { base, mine, theirs, theirRelations };
  const conflict = { ...sides, ...formOf({ model, ...save }), changes, publishes };
  const decision = await documentQuestion.ask(conflict, { left, answer: null });
  return decision ? merged(sides, decision) : undefined;
}

/** Asks whether to publish what somebody withdrew meanwhile. */
async function publishesAnyway(model: string, { staff, at }: OtherChange, left: AbortSignal): Promise<boolean> {
  const { lang } = window.document.documentElement;
  const date = writeFirst(lang, new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at)));
  const values = { staff: staff ?? '', date };
  const answered = await saveQuestion.ask({ model, id: 'kernel.withdrawn', values }, { left, answer: null });
  return answered?.isConfirmed === true;
}
