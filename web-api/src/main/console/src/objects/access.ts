import { ask, type Asked, type Versioned } from '../api/client';
import { refresh } from '../api/queries';
import type { Values } from '../parts/fields';
import type { Kind } from './kind';

// The names of paths and fields were compared with the API where the kind is written down; here they are data.
type Any = Asked<'/api/users/{username}', 'put'>;
type AnyPath = '/api/users/{username}';

export function readOne(kind: Kind, id: string): Promise<Versioned<object>> {
  return ask('get', kind.itemPath as AnyPath, { path: pathOf(kind, id) }) as Promise<Versioned<object>>;
}

export async function create(kind: Kind, body: Values): Promise<Versioned<object>> {
  const made = await ask('post', kind.listPath as '/api/users', { body: body as never });
  await refresh(kind.listPath);
  return made as Versioned<object>;
}

export async function change(kind: Kind, id: string, body: Values, etag: string | undefined): Promise<Versioned<object>> {
  const asked: Any = { path: pathOf(kind, id), body: body as never, ifMatch: etag };
  const changed = await ask('put', kind.itemPath as AnyPath, asked);
  await refresh(kind.listPath);
  return changed as Versioned<object>;
}

export async function remove(kind: Kind, id: string, etag: string | undefined): Promise<void> {
  await ask('delete', kind.itemPath as AnyPath, { path: pathOf(kind, id), ifMatch: etag });
  await refresh(kind.listPath);
}

function pathOf(kind: Kind, id: string): Record<string, string> {
  const name = /\{(\w+)\}/.exec(kind.itemPath)?.[1] ?? kind.id;
  return { [name]: id };
}

/** A setting that belongs to one thing and is always there: read with its version, replaced as a whole. */
export function readSetting(path: string, parts: Record<string, string>): Promise<Versioned<object>> {
  return ask('get', path as AnyPath, { path: parts }) as Promise<Versioned<object>>;
}

export async function changeSetting(
  path: string, parts: Record<string, string>, body: Values, etag: string | undefined,
): Promise<Versioned<object>> {
  const changed = await ask('put', path as AnyPath, { path: parts, body: body as never, ifMatch: etag });
  await refresh(path);
  return changed as Versioned<object>;
}
