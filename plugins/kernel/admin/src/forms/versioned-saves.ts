// How the forms of the content manager save: what their user changed, from the version that they began from. (LRN-8, ACC-13, H-93)
import { adminApi } from '@strapi/strapi/admin';
import { z } from 'zod';
import { askWhatToKeep, type RelatedEntry } from './conflicts';
import { baseOf, noteSaved } from './form-bases';
import { changedFields, isRelationChange, merged, type OtherChange, type Values, visibleChanges } from './merge';

type Request = Readonly<{ url: string; method?: string; data?: unknown; config?: { params?: unknown; headers?: Record<string, string> } }>;
type Answer = { data: unknown; error?: undefined } | { data?: undefined; error: unknown };
type Send = (request: Request) => Promise<Answer>;
type SaveArguments = Readonly<{ model: string; documentId?: string; params?: unknown; data: Values }>;

/** An endpoint of Strapi's client that saves a form, as far as we change it. */
type SaveEndpoint = {
  query?: ((save: SaveArguments) => Request) | undefined;
  queryFn?: (save: SaveArguments, api: unknown, options: unknown, send: Send) => Promise<Answer>;
  transformResponse?: (response: unknown, meta: unknown, save: SaveArguments) => unknown;
};

const staleVersion = z.object({
  details: z.object({
    code: z.literal('kernel.stale_version'),
    version: z.number(),
    changes: z.array(z.object({ field: z.string(), at: z.string(), staff: z.string().nullable() })),
  }),
});
const document = z.object({ version: z.number() }).loose();
const documentBody = z.union([z.object({ data: document }).transform(({ data }) => data), document]);
const relationBody = z.object({ results: z.array(z.object({ id: z.number(), documentId: z.string().optional() }).loose()) });

/**
 * Makes the content manager's forms save only the fields that their user changed, and say from which version they began. When somebody else
 * saved meanwhile, the user is asked what to keep. Comes before what is asked before a save (`askBeforeSaves`), which wraps it.
 */
export function saveWithVersions(): void {
  const endpoints = {
    updateDocument: withVersion,
    publishDocument: withVersion,
    discardDocument: sendVersion,
    unpublishDocument: sendVersion,
  };
  // Cast: Strapi does not export the types of the endpoints that the content manager adds.
  (adminApi.enhanceEndpoints as (changes: { endpoints: Record<string, (endpoint: SaveEndpoint) => void> }) => unknown)({ endpoints });
}

const onTopOf = (version: number, request: Request): Request => ({
  ...request,
  config: { ...request.config, headers: { 'If-Match': `"${version}"` } },
});

/** Says which version of a draft is thrown away. */
function sendVersion(endpoint: SaveEndpoint): void {
  const { query } = endpoint;
  if (!query) return;

  endpoint.query = (save) => {
    const request = query(save);
    const base = baseOf({ model: save.model, document: save.documentId ?? '' });
    return base ? onTopOf(base.version, request) : request;
  };
}

function withVersion(endpoint: SaveEndpoint): void {
  const { query, transformResponse } = endpoint;
  if (!query) return;

  endpoint.query = undefined;
  endpoint.queryFn = async (save, _api, _options, send) => {
    const answer = await saveForm(save, query(save), send);
    if (answer.error !== undefined) return { error: keepingTheForm(answer.error) };
    return transformResponse ? { data: transformResponse(answer.data, undefined, save) } : answer;
  };
}

const fieldErrors = z.object({ details: z.object({ errors: z.array(z.unknown()) }) });

/** Strapi's form takes what was typed for saved after any error but one of validation. */
const keepingTheForm = (error: unknown): object => ({
  ...(typeof error === 'object' && error),
  name: 'ValidationError',
  ...(!fieldErrors.safeParse(error).success && { details: {} }),
});

async function saveForm(save: SaveArguments, request: Request, send: Send): Promise<Answer> {
  const of = { model: save.model, document: save.documentId ?? '' };
  const base = baseOf(of);
  if (!base) return send(request);

  let data = changedFields(save.data, base.values);
  let version = base.version;
  for (;;) {
    const answer = await send(onTopOf(version, { ...request, data }));
    if (answer.error === undefined) noteSaved(of, documentBody.safeParse(answer.data).data?.version);
    const stale = staleVersion.safeParse(answer.error);
    if (!stale.success) return answer;

    const resolved = await resolve(save, { mine: data, base: base.values, changes: stale.data.details.changes }, send);
    if (!resolved) return answer;
    data = resolved;
    // That of the refusal, whose changes were shown: whatever is saved after it is refused again.
    version = stale.data.details.version;
  }
}

/** Asks what to keep of a save that is stale, and returns it; undefined for nothing. */
async function resolve(
  { model, documentId, params }: SaveArguments,
  { mine, base, changes: all }: Readonly<{ mine: Values; base: Values; changes: readonly OtherChange[] }>,
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
  const decision = await askWhatToKeep({ model, document: documentId ?? '', mine, theirs, changes, theirRelations });
  return decision ? merged(mine, decision, theirRelations) : undefined;
}
