/** A field that two people changed at the same time. */
export interface Clash {
  field: string;
  /** what was there before both */
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

export interface Merged<T> {
  /** what both wanted, where they do not contradict each other; mine where they do */
  value: T;
  clashes: Clash[];
}

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/** An absent field, an empty text and null mean the same to the API; the order of fields means nothing. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null || value === '') {
    return null;
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (typeof value === 'object') {
    const fields = value as Record<string, unknown>;
    return Object.fromEntries(Object.keys(fields).sort()
      .filter(name => plain(fields[name]) !== null)
      .map(name => [name, plain(fields[name])]));
  }
  return value;
}

/** What a form holds after the thing has become another below it. */
export interface CaughtUp<T> {
  value: T;
  /** whether what is saved now is a change of what there is now; where both changed a field it is decided when it is saved */
  isCurrent: boolean;
}

/** What was typed stays; everything else is as it is now. */
export function catchUp<T extends object>(base: T, mine: T, now: T, fields: readonly (keyof T & string)[]): CaughtUp<T> {
  const { value, clashes } = merge(base, mine, now, fields);
  return clashes.length === 0 ? { value, isCurrent: true } : { value: mine, isCurrent: false };
}

/** Joins two changes of the same thing, field by field. */
export function merge<T extends object>(base: T, mine: T, theirs: T, fields: readonly (keyof T & string)[]): Merged<T> {
  const value = { ...theirs };
  const clashes: Clash[] = [];
  for (const field of fields) {
    const iChanged = !same(base[field], mine[field]);
    const theyChanged = !same(base[field], theirs[field]);
    if (iChanged) {
      value[field] = mine[field];
    }
    if (iChanged && theyChanged && !same(mine[field], theirs[field])) {
      clashes.push({ field, base: base[field], mine: mine[field], theirs: theirs[field] });
    }
  }
  return { value, clashes };
}
