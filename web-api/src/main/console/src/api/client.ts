import { reach } from '../state/reach';
import { session } from '../state/session';
import type { components, paths } from './schema';

/** The types of the API, as docs/openapi.yaml describes them. */
export type Schemas = components['schemas'];

export type Method = 'get' | 'post' | 'put' | 'delete';

/** Paths that have this method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];

type Operation<P extends keyof paths, M extends Method> = M extends keyof paths[P] ? paths[P][M] : never;
type Content<R> = R extends { content: { 'application/json': infer T } } ? T : undefined;
type Responses<O> = O extends { responses: infer R } ? R : never;

/** What a request that works is answered with. */
export type Answer<P extends keyof paths, M extends Method> = Content<
  Responses<Operation<P, M>>[keyof Responses<Operation<P, M>> & (200 | 201 | 202)]
>;
type Body<O> = O extends { requestBody: { content: { 'application/json': infer B } } } ? B
  : O extends { requestBody?: { content: { 'application/json': infer B } } } ? B : undefined;
type Query<O> = O extends { parameters: { query?: infer Q } } ? Q : never;

export interface Asked<P extends keyof paths, M extends Method> {
  path?: Record<string, string | number>;
  query?: Query<Operation<P, M>>;
  body?: Body<Operation<P, M>>;
  /** the version that is to be changed or deleted */
  ifMatch?: string;
  /** a key that makes a repeated POST harmless */
  idempotencyKey?: string;
  /** by somebody who is yet to prove who he is: an answer of 401 says nothing of who is logged in here */
  asNobody?: boolean;
  signal?: AbortSignal;
}

/** An answer with the version of what it describes. */
export interface Versioned<T> {
  data: T;
  etag: string | undefined;
}

/** What the API says when it does not do what was asked (RFC 9457). */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Schemas['Problem'];

  constructor(status: number, problem: Schemas['Problem']) {
    super(problem.detail || problem.title || `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }

  /** What is wrong with a field of the form, by the field's name. */
  get fields(): Record<string, string> {
    const found: Record<string, string> = {};
    for (const error of this.problem.errors ?? []) {
      const field = error.field ?? '';
      found[field] = found[field] ? `${found[field]}; ${error.message}` : (error.message ?? '');
    }
    return found;
  }
}

/** A server that does not answer is an error with this status. */
export const UNREACHABLE = 0;

/** Whether what was asked is refused for good. Otherwise it may have been done or be under way: it is asked again with the same key. */
export function isRefused(failed: unknown): boolean {
  return failed instanceof ApiError && failed.status >= 400 && failed.status < 500 && failed.status !== 409;
}

export function addressOf(path: string, parts: Record<string, string | number> = {}, query: object = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts[name] ?? '')));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') {
      search.set(name, String(value));
    }
  }
  const text = search.toString();
  return text ? `${filled}?${text}` : filled;
}

async function problemOf(response: Response): Promise<Schemas['Problem']> {
  try {
    return (await response.json()) as Schemas['Problem'];
  } catch {
    return { title: response.statusText || `HTTP ${response.status}`, status: response.status };
  }
}

/** Sends a request with the token; a token that is void leads to the login and back. */
export async function send(address: string, init: RequestInit = {}, asNobody = false): Promise<Response> {
  const token = asNobody ? undefined : session.token();
  const headers = new Headers(init.headers);
  if (token) {
    headers.set('Authorization', `Bearer ${token}`);
  }
  let response: Response;
  try {
    response = await fetch(address, { ...init, headers });
  } catch (failed) {
    if (init.signal?.aborted) {
      throw failed;
    }
    reach.found(false);
    throw new ApiError(UNREACHABLE, { title: 'unreachable', status: UNREACHABLE });
  }
  reach.found(true);
  if (response.ok) {
    return response;
  }
  if (response.status === 401 && token && token === session.token()) {
    session.expire();
  }
  throw new ApiError(response.status, await problemOf(response));
}

/** Asks the API; the types of what is sent and returned follow from the path. */
export async function ask<M extends Method, P extends PathOf<M> & keyof paths>(
  method: M, path: P, asked: Asked<P, M> = {},
): Promise<Versioned<Answer<P, M>>> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (asked.body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (asked.ifMatch) {
    headers['If-Match'] = asked.ifMatch;
  }
  if (asked.idempotencyKey) {
    headers['Idempotency-Key'] = asked.idempotencyKey;
  }
  const response = await send(addressOf(path as string, asked.path, asked.query as object), {
    method: method.toUpperCase(),
    headers,
    body: asked.body === undefined ? undefined : JSON.stringify(asked.body),
    signal: asked.signal,
  }, asked.asNobody);
  const json = (response.headers.get('Content-Type') ?? '').includes('json');
  const data = (json ? await response.json() : undefined) as Answer<P, M>;
  return { data, etag: response.headers.get('ETag') ?? undefined };
}

/** The same when only the answer is of interest. */
export async function read<P extends PathOf<'get'> & keyof paths>(
  path: P, asked: Asked<P, 'get'> = {},
): Promise<Answer<P, 'get'>> {
  return (await ask('get', path, asked)).data;
}
