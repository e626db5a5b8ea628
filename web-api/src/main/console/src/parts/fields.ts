import type { MessageKey } from '../locales/en';

/** How one field of a thing is filled in. */
export type Field<Name extends string = string> = {
  name: Name;
  /** what it is called here, where its name means something else elsewhere */
  label?: MessageKey;
  /** shown below the field */
  hint?: MessageKey;
  required?: boolean;
  /** may be set when the thing is created and never again */
  onlyNew?: boolean;
  /** what stands in the field of a new thing */
  initial?: unknown;
  placeholder?: string;
  /** more than an input or a row of inputs is needed to fill it in */
  editor?: 'model' | 'keys';
} & (
  | { kind: 'text' | 'secret' | 'time' | 'day' }
  | { kind: 'number'; min?: number; max?: number }
  | { kind: 'switch' }
  | { kind: 'choice'; options: readonly string[] }
  /** several of a few words, as boxes to tick */
  | { kind: 'boxes'; options: readonly string[] }
  /** texts, one per line */
  | { kind: 'lines' }
  /** things of a few fields each, in order; where none is something else than not told, none is not told */
  | { kind: 'rows'; fields: readonly Field[]; orNothing?: boolean }
  /** one thing of a few fields */
  | { kind: 'group'; fields: readonly Field[] }
);

export type Values = Record<string, unknown>;

/** What a new thing begins with. */
export function blank(fields: readonly Field[]): Values {
  const values: Values = {};
  for (const field of fields) {
    if (field.initial !== undefined) {
      values[field.name] = field.initial;
    } else if (field.kind === 'choice') {
      values[field.name] = field.required ? field.options[0] : undefined;
    } else if (field.kind === 'lines' || field.kind === 'rows' || field.kind === 'boxes') {
      values[field.name] = [];
    }
  }
  return values;
}

/** The fields of a form out of a thing that was read; what the form does not know stays behind. */
export function pick(thing: object, fields: readonly Field[]): Values {
  const all = thing as Values;
  return Object.fromEntries(fields.map(field => [field.name, all[field.name]]));
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || Number.isNaN(value);
}

const isNone = (value: unknown) => ((value as unknown[] | undefined) ?? []).length === 0;

/** What is sent: fields left empty are not sent, so that the API's own defaults count. */
export function toSend(values: Values, fields: readonly Field[]): Values {
  const sent: Values = {};
  for (const field of fields) {
    const value = values[field.name];
    if (field.kind === 'rows' && field.orNothing && isNone(value)) {
      continue;
    }
    if (field.kind === 'rows') {
      sent[field.name] = ((value as Values[] | undefined) ?? []).map(row => toSend(row, field.fields));
    } else if (field.kind === 'group') {
      const group = toSend((value as Values | undefined) ?? {}, field.fields);
      if (Object.keys(group).length > 0) {
        sent[field.name] = group;
      }
    } else if (field.kind === 'lines') {
      sent[field.name] = ((value as string[] | undefined) ?? []).map(line => line.trim()).filter(line => line !== '');
    } else if (!isNothing(value)) {
      sent[field.name] = value;
    }
  }
  return sent;
}

/** Required fields that are still empty. */
export function missing(values: Values, fields: readonly Field[], isNew: boolean): string[] {
  return fields
    .filter(field => field.required && (isNew || !field.onlyNew))
    .filter(field => isNothing(values[field.name]) || (Array.isArray(values[field.name]) && (values[field.name] as unknown[]).length === 0))
    .map(field => field.name);
}
