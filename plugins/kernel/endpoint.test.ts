import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod/v4';
import {
  documentId,
  type EndpointArguments,
  type EndpointOutput,
  endpoint,
  InvalidInput,
  instant,
  noContent,
  parseResponse,
  pathOf,
} from './endpoint.ts';

const lesson = endpoint({
  method: 'GET',
  path: '/progress/courses/:course/lessons/:lesson',
  summary: 'A lesson',
  params: z.object({ course: documentId, lesson: z.string() }),
  query: z.object({ page: z.number().int().optional(), search: z.string().optional() }),
  response: z.object({ seenAt: instant.nullable() }),
});
const seen = endpoint({ method: 'POST', path: '/progress/seen', summary: 'Mark as seen', response: noContent });

const pathTo = (id: string) => pathOf(lesson, { params: { course: 'c1', lesson: id }, query: {} });

describe('API-1 the path of a request', () => {
  it('has its parameters in their places, and in the query those that are given', () => {
    expect(pathOf(lesson, { params: { course: 'c1', lesson: 'l1' }, query: { page: 2, search: 'été & cie' } })).toBe(
      '/progress/courses/c1/lessons/l1?page=2&search=%C3%A9t%C3%A9+%26+cie',
    );
    expect(pathTo('l1')).toBe('/progress/courses/c1/lessons/l1');
    expect(pathOf(seen)).toBe('/progress/seen');
  });

  it.each(['', '.', '..'])('is not made of a parameter that names another path: "%s"', (id) => {
    expect(() => pathTo(id)).toThrow(InvalidInput);
  });

  it.each(['../admin', 'a/b', 'a?b=c', 'a#b', '\\', '%2e%2e', 'a;b'])('stays below its own, whatever a parameter is: %s', (id) => {
    const { pathname, search, hash } = new URL(pathTo(id), 'http://cms');
    expect([pathname.split('/').slice(0, -1).join('/'), search, hash]).toEqual(['/progress/courses/c1/lessons', '', '']);
    expect(decodeURIComponent(pathname.split('/').at(-1) ?? '')).toBe(id);
  });

  it.each(['../x', 'a b', 'a'.repeat(65), ''])('is not made of what is no document id: "%s"', (course) => {
    expect(() => pathOf(lesson, { params: { course, lesson: 'l1' }, query: {} })).toThrow(InvalidInput);
  });

  it('is not made without the parameters that it has', () => {
    // @ts-expect-error a lesson is named by its course too
    expect(() => pathOf(lesson, { params: { lesson: 'l1' }, query: {} })).toThrow(InvalidInput);
  });
});

describe('API-1 a response', () => {
  it('has what its shape names, and nothing else', () => {
    expect(parseResponse(lesson, { seenAt: null, secret: 'x' })).toEqual({ seenAt: null });
    expect(() => parseResponse(lesson, { seenAt: 'yesterday' })).toThrow(z.ZodError);
  });

  it('is nothing where the endpoint says nothing, whatever the wire has for it', () => {
    expect([parseResponse(seen, undefined), parseResponse(seen, {})]).toEqual([undefined, undefined]);
  });

  it('is typed as the shape has it', () => {
    expectTypeOf<EndpointOutput<typeof lesson>>().toEqualTypeOf<{ seenAt: string | null }>();
    expectTypeOf<EndpointArguments<typeof seen>>().toEqualTypeOf<[]>();
  });
});

describe('API-1 a moment', () => {
  it('is an ISO string on the wire, whether it comes as one or as a date', () => {
    const moment = '2026-11-27T11:00:00.000Z';
    expect([instant.parse(new Date(moment)), instant.parse(moment)]).toEqual([moment, moment]);
  });

  it.each([new Date(Number.NaN), '27/11/2026', 1_795_000_000_000, null])('is nothing else: %s', (value) => {
    expect(instant.safeParse(value).success).toBe(false);
  });

  it('is a date-time for readers of the OpenAPI document', () => {
    expect(z.toJSONSchema(instant, { target: 'draft-2020-12', io: 'output' })).toMatchObject({ type: 'string', format: 'date-time' });
  });
});
