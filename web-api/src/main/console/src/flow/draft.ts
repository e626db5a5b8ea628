import type { Schemas, Versioned } from '../api/client';
import { pick, toSend, type Values } from '../parts/fields';
import { merge, type Clash } from '../state/merge';
import { THINGS, type ThingKind } from './things';

export type Draft = Schemas['FlowDraft'];
export type Change = Schemas['FlowChange'];

/** Values as a draft keeps them. */
export function asBody(values: Values): Change['body'] {
  return values as unknown as Change['body'];
}

export function valuesOf(body: Change['body']): Values {
  return (body ?? {}) as unknown as Values;
}

export function nameOf(change: Change): string {
  return `${change.kind}/${change.name}`;
}

export function find(changes: readonly Change[], kind: ThingKind, name: string): Change | undefined {
  return changes.find(change => change.kind === kind && change.name === name);
}

/** The changes with one more; what was changed before is changed again. */
export function put(changes: readonly Change[], change: Change): Change[] {
  const others = changes.filter(other => nameOf(other) !== nameOf(change));
  // what was new and goes again was never there
  return change.body === undefined && change.etag === undefined ? others : [...others, change];
}

/** A change of a thing to these values. */
export function changed(kind: ThingKind, name: string, values: Values, from: Pick<Change, 'etag' | 'base'>): Change {
  return { kind, name, etag: from.etag, base: from.base, body: asBody(toSend(values, THINGS[kind].fields)) };
}

/** What a thing is before it is changed for the first time. */
export function origin(kind: ThingKind, read: Versioned<object>): Pick<Change, 'etag' | 'base'> {
  const { fields } = THINGS[kind];
  return { etag: read.etag, base: asBody(toSend(pick(read.data, fields), fields)) };
}

export interface Joined {
  change: Change;
  clashes: Clash[];
}

/**
 * A change of something that somebody else has changed since: what both wanted is joined, what contradicts itself is told.
 * Without theirs it is gone, and the change makes it anew.
 */
export function joined(mine: Change, theirs: Versioned<object> | undefined): Joined {
  const { etag, base, ...rest } = mine;
  if (!theirs) {
    return { change: { ...rest }, clashes: [] };
  }
  const kind = mine.kind as ThingKind;
  const now = origin(kind, theirs);
  if (mine.body === undefined) {
    return { change: { ...mine, ...now }, clashes: [] };
  }
  const fields = THINGS[kind].fields.map(field => field.name);
  const merged = merge(valuesOf(base), valuesOf(mine.body), valuesOf(now.base), fields);
  return { change: { ...mine, ...now, body: asBody(merged.value) }, clashes: merged.clashes };
}

/** The joined change after somebody has decided which fields are as the other wanted. */
export function decided(join: Joined, theirs: ReadonlySet<string>): Change {
  const body = { ...valuesOf(join.change.body) };
  for (const clash of join.clashes.filter(one => theirs.has(one.field))) {
    body[clash.field] = clash.theirs;
  }
  return { ...join.change, body: asBody(body) };
}

/** What a simulated call lights up: nodes, and exits as `node|exit`. */
export function lit(steps: readonly Schemas['ExplainedStep'][]): { nodes: Set<string>; exits: Set<string> } {
  return {
    nodes: new Set(steps.map(step => step.node ?? '')),
    exits: new Set(steps.filter(step => step.exit).map(step => `${step.node}|${step.exit}`)),
  };
}

/** What was typed as keys: `1 2`, where `-` is a caller who presses nothing. */
export function keysOf(typed: string): string[] {
  return typed.split(/[\s,]+/).filter(key => key !== '').map(key => (key === '-' ? '' : key));
}
