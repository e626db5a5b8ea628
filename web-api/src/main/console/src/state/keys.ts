import type { Schemas } from '../api/client';

export type Key = Schemas['DeviceKey'];
type Line = Schemas['DeviceLine'];

/** What the keys of a telephone do: as somebody laid them out, or else the first ones are its lines. */
export function laidOut(keys: readonly Key[], lines: readonly Line[]): readonly Key[] {
  return keys.length > 0 ? keys
    : lines.map((line, i): Key => ({ position: i + 1, kind: 'LINE', value: String(i + 1), label: line.label ?? '' }));
}

/** The keys of a telephone that has so many, in order; undefined for one that does nothing. */
export function places(keys: readonly Key[], count: number): readonly (Key | undefined)[] {
  return Array.from({ length: count }, (_, i) => keys.find(key => key.position === i + 1));
}

/** Keys that a telephone with so many has not. */
export function beyond(keys: readonly Key[], count: number): readonly Key[] {
  return keys.filter(key => (key.position ?? 0) > count);
}

const inOrder = (keys: readonly Key[]): Key[] => [...keys].sort((a, b) => (a.position ?? 0) - (b.position ?? 0));

export function without(keys: readonly Key[], position: number): Key[] {
  return keys.filter(key => key.position !== position);
}

/** The layout with this key at its place, whatever was there. */
export function put(keys: readonly Key[], key: Key): Key[] {
  return inOrder([...without(keys, key.position ?? 0), key]);
}

/** Two keys change places; one of them may do nothing. */
export function exchange(keys: readonly Key[], one: number, other: number): Key[] {
  const to: Record<number, number> = { [one]: other, [other]: one };
  return inOrder(keys.map(key => ({ ...key, position: to[key.position ?? 0] ?? key.position })));
}

/** Lamps for these numbers on keys that do nothing yet; who has one gets no second. */
export function withLamps(keys: readonly Key[], count: number, numbers: readonly string[]): Key[] {
  const lit = new Set(keys.filter(key => key.kind === 'BLF').map(key => key.value));
  const wanted = numbers.filter(number => !lit.has(number));
  const free = places(keys, count).flatMap((key, i) => (key ? [] : [i + 1]));
  return inOrder([...keys, ...free.slice(0, wanted.length).map((position, i): Key => ({ position, kind: 'BLF', value: wanted[i], label: '' }))]);
}
