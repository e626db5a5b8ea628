import { describe, expect, it } from 'vitest';
import { addressOf, ApiError } from '../src/api/client';
import { KINDS } from '../src/objects/kinds';
import { en } from '../src/locales/en';
import { FORMS } from '../src/objects/forms';
import { blank, missing, toSend, type Field } from '../src/parts/fields';
import { belongs, faultsOf } from '../src/parts/faults';

const FIELDS: readonly Field[] = [
  { name: 'number', kind: 'text', required: true, onlyNew: true },
  { name: 'members', kind: 'rows', required: true, fields: [{ name: 'number', kind: 'text' }, { name: 'weight', kind: 'number' }] },
  { name: 'sources', kind: 'lines' },
  { name: 'onTimeout', kind: 'group', fields: [{ name: 'target', kind: 'text' }] },
];

describe('a form', () => {
  it('sends what was filled in and leaves the rest to the API', () => {
    const values = { ...blank(FIELDS), number: '600', members: [{ number: '1001', weight: undefined }], sources: [' 192.0.2.1 ', ''] };
    expect(toSend(values, FIELDS)).toEqual({ number: '600', members: [{ number: '1001' }], sources: ['192.0.2.1'] });
  });

  it('tells nothing of a list that must have something in it when it is told', () => {
    const greeting: Field = { name: 'greeting', kind: 'rows', orNothing: true, fields: [{ name: 'file', kind: 'text' }] };
    expect(toSend(blank([greeting]), [greeting])).toEqual({});
    expect(toSend({ greeting: [{ file: 'summer' }] }, [greeting])).toEqual({ greeting: [{ file: 'summer' }] });
  });

  it('names what is missing', () => {
    expect(missing(blank(FIELDS), FIELDS, true)).toEqual(['number', 'members']);
    expect(missing({ members: [{}] }, FIELDS, false)).toEqual([]);
  });

  it('shows a fault of the API at its field', () => {
    const error = new ApiError(400, { errors: [{ field: 'members[1].number', message: 'is nobody' }, { field: 'memo', message: 'x' }] });
    expect(faultsOf(error, 'members')).toBe('[1].number is nobody');
    expect(belongs('memo', 'mem')).toBe(false);
  });
});

describe('an address', () => {
  it('has its parts written so that they stay parts', () => {
    expect(addressOf('/api/trunks/{name}', { name: 'a/b c' }, { limit: 5, after: undefined })).toBe('/api/trunks/a%2Fb%20c?limit=5');
  });
});

describe('every field and choice that is asked for', () => {
  const named = (fields: readonly Field[]): string[] => fields.flatMap(field => [
    `f.${field.name}`,
    ...('fields' in field ? named(field.fields) : []),
    ...('options' in field ? field.options.filter(option => /[A-Za-z]{2,}/.test(option) && !/^(UDP|TCP|TLS|INFO|RFC4733)$/.test(option)).map(option => `e.${option}`) : []),
  ]);

  it('has words', () => {
    const wanted = [...KINDS.flatMap(kind => kind.columns.map(column => `f.${column}`)), ...FORMS.flatMap(form => named(form.fields))];
    expect([...new Set(wanted)].filter(key => !(key in en))).toEqual([]);
  });
});
