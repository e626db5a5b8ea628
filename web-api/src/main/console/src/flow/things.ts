import type { Schemas } from '../api/client';
import type { Kind } from '../objects/kind';
import { dids, menus, queues, ringGroups, timeConditions } from '../objects/kinds';
import type { Values } from '../parts/fields';

export type ThingKind = 'number' | 'time-condition' | 'menu' | 'ring-group' | 'queue';
export type Graph = Schemas['FlowGraph'];
export type Node = Schemas['FlowNode'];
export type Exit = Schemas['FlowExit'];
export type Problem = Schemas['FlowProblem'];

/** What can be changed on the canvas, and where the console knows its fields. */
export const THINGS: Record<ThingKind, Kind> = {
  number: dids, 'time-condition': timeConditions, menu: menus, 'ring-group': ringGroups, queue: queues,
};

const KINDS: Partial<Record<NonNullable<Node['kind']>, ThingKind>> = {
  DID: 'number', TIME_CONDITION: 'time-condition', MENU: 'menu', RING_GROUP: 'ring-group', QUEUE: 'queue',
};

/** What a node is to whoever changes it; nothing when it is changed elsewhere. */
export function thingOf(node: Node | undefined): ThingKind | undefined {
  return node?.kind && KINDS[node.kind];
}

const NAMES = '*411';
const WEBHOOK = 'webhook:';

/** The fields that exits are, where they are no keys of a menu. */
const FIELDS: Record<ThingKind, Record<string, string>> = {
  number: { to: 'extension' },
  'time-condition': { open: 'open', closed: 'closed' },
  menu: { timeout: 'onTimeout', invalid: 'onInvalid', failure: 'onFailure' },
  'ring-group': { otherwise: 'otherwise' },
  queue: { timeout: 'onTimeout', full: 'onFull', empty: 'onEmpty' },
};

interface Choice { action?: string; target?: string }
type Key = Choice & { key?: string };

function keysOf(values: Values): Key[] {
  return (values.keys as Key[] | undefined) ?? [];
}

/** Whether a menu asks programs, which may not say anything. */
function asks(values: Values): boolean {
  const choices = [...keysOf(values), values.onTimeout as Choice | undefined, values.onInvalid as Choice | undefined];
  return choices.some(choice => choice?.action === 'WEBHOOK');
}

/** The exits of a thing as it is filled in. */
export function exitsOf(kind: ThingKind, values: Values): string[] {
  const keys = kind === 'menu' ? keysOf(values).map(row => row.key ?? '').filter(key => key !== '') : [];
  return [...keys, ...Object.keys(FIELDS[kind]).filter(exit => exit !== 'failure' || asks(values))];
}

function leads(choice: Choice | undefined): string {
  return choice?.action === 'NAME' ? NAMES : `${choice?.action === 'WEBHOOK' ? WEBHOOK : ''}${choice?.target ?? ''}`;
}

/** Where an exit of a thing leads to; empty for nowhere. */
export function targetOf(kind: ThingKind, values: Values, exit: string): string {
  const field = FIELDS[kind][exit];
  if (kind !== 'menu') {
    return String(values[field ?? ''] ?? '');
  }
  return leads(field ? (values[field] as Choice | undefined) : keysOf(values).find(row => row.key === exit));
}

/** How a menu leads to a target, which is of this kind where that is known. */
function choose(target: string, of: Node['kind'], before: Choice | undefined): Choice {
  if (target === '') {
    return { action: 'HANG_UP' };
  }
  if (target === NAMES) {
    return { action: 'NAME' };
  }
  if (target.startsWith(WEBHOOK)) {
    return { action: 'WEBHOOK', target: target.slice(WEBHOOK.length) };
  }
  const outside = of === 'OUTSIDE' || target.startsWith('+') || of === undefined && before?.action === 'EXTERNAL';
  return { action: of === 'MENU' ? 'MENU' : outside ? 'EXTERNAL' : 'NUMBER', target };
}

/**
 * A thing one of whose exits leads elsewhere; an exit of a menu that is not there yet becomes a key. A target that is typed key by
 * key is judged by what led there when the form was opened, not by what half of it would have been.
 */
export function redirected(kind: ThingKind, values: Values, exit: string, target: string, of?: Node['kind'], opened = values): Values {
  const field = FIELDS[kind][exit];
  if (kind !== 'menu') {
    return field ? { ...values, [field]: target === '' ? undefined : target } : values;
  }
  const before = field ? opened[field] as Choice | undefined : keysOf(opened).find(row => row.key === exit);
  const choice = choose(target, of, before);
  if (field) {
    return { ...values, [field]: choice };
  }
  const keys = keysOf(values);
  const changed = { key: exit, ...choice };
  return {
    ...values,
    keys: keys.some(row => row.key === exit) ? keys.map(row => (row.key === exit ? changed : row)) : [...keys, changed],
  };
}
