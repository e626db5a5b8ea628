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

export type Action = Schemas['Action'];

const NAMES = '*411';
const WEBHOOK = 'webhook:';
/** What leads nowhere and is told no target. */
const ALONE: ReadonlySet<Action> = new Set(['NAME', 'REPEAT', 'HANG_UP']);

/** The fields that exits are, where they are no keys of a menu. */
const FIELDS: Record<ThingKind, Record<string, string>> = {
  number: { to: 'extension' },
  'time-condition': { open: 'open', closed: 'closed' },
  menu: { timeout: 'onTimeout', invalid: 'onInvalid', failure: 'onFailure' },
  'ring-group': { otherwise: 'otherwise' },
  queue: { timeout: 'onTimeout', full: 'onFull', empty: 'onEmpty' },
};

interface Choice { action?: Action; target?: string }
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

function choiceOf(values: Values, exit: string): Choice | undefined {
  const field = FIELDS.menu[exit];
  return field ? values[field] as Choice | undefined : keysOf(values).find(row => row.key === exit);
}

/** What an exit of a menu does; exits of all else are mere numbers. */
export function actionOf(kind: ThingKind, values: Values, exit: string): Action | undefined {
  return kind === 'menu' ? choiceOf(values, exit)?.action ?? 'HANG_UP' : undefined;
}

/** Where an exit of a thing leads to; empty for nowhere. */
export function targetOf(kind: ThingKind, values: Values, exit: string): string {
  return kind === 'menu' ? choiceOf(values, exit)?.target ?? '' : String(values[FIELDS[kind][exit] ?? ''] ?? '');
}

/** What is known of a target that is typed. */
export interface Told {
  /** what stands there */
  of?: Node['kind'];
  /** what somebody has chosen that the exit does */
  action?: Action;
  /** the thing as it was when the form was opened */
  opened?: Values;
}

/** How a menu leads to a target: as somebody says, by what stands there, and else by what led there before. */
function choose(target: string, { of, action }: Told, before: Choice | undefined): Choice {
  if (action && !ALONE.has(action)) {
    return { action, target: target.startsWith(WEBHOOK) ? target.slice(WEBHOOK.length) : target };
  }
  if (target === '') {
    return { action: 'HANG_UP' };
  }
  if (target === NAMES) {
    return { action: 'NAME' };
  }
  if (target.startsWith(WEBHOOK)) {
    return { action: 'WEBHOOK', target: target.slice(WEBHOOK.length) };
  }
  const unknown = of === undefined || of === 'NOBODY' || of === 'DID';
  const outside = of === 'OUTSIDE' || unknown && (target.startsWith('+') || before?.action === 'EXTERNAL');
  return { action: of === 'MENU' ? 'MENU' : outside ? 'EXTERNAL' : 'NUMBER', target };
}

/**
 * A thing one of whose exits leads elsewhere; an exit of a menu that is not there yet becomes a key. A target that is typed key by
 * key is judged by what led there when the form was opened, not by what half of it would have been.
 */
export function redirected(kind: ThingKind, values: Values, exit: string, target: string, told: Told = {}): Values {
  const field = FIELDS[kind][exit];
  if (kind !== 'menu') {
    return field ? { ...values, [field]: target === '' ? undefined : target } : values;
  }
  return led(values, exit, choose(target, told, choiceOf(told.opened ?? values, exit)));
}

/** A menu one of whose exits does something else; where that needs a target it keeps the one it has. */
export function acting(values: Values, exit: string, action: Action): Values {
  const target = choiceOf(values, exit)?.target;
  return led(values, exit, ALONE.has(action) || target === undefined ? { action } : { action, target });
}

function led(values: Values, exit: string, choice: Choice): Values {
  const field = FIELDS.menu[exit];
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
