import { describe, expect, it } from 'vitest';
import { catchUp, merge } from '../src/state/merge';
import { changes } from '../src/state/changes';

const FIELDS = ['name', 'members', 'enabled'] as const;

describe('two changes of one thing', () => {
  const base = { name: 'Sales', members: [{ number: '1001' }], enabled: true };

  it('are joined where they concern different fields', () => {
    const { value, clashes } = merge(base, { ...base, name: 'Shop' }, { ...base, enabled: false }, FIELDS);
    expect(value).toEqual({ name: 'Shop', members: [{ number: '1001' }], enabled: false });
    expect(clashes).toEqual([]);
  });

  it('clash where both changed the same field to something else', () => {
    const { value, clashes } = merge(base, { ...base, name: 'Shop' }, { ...base, name: 'Store' }, FIELDS);
    expect(value.name).toBe('Shop');
    expect(clashes).toEqual([{ field: 'name', base: 'Sales', mine: 'Shop', theirs: 'Store' }]);
  });

  it('do not clash where both wanted the same, however it is written', () => {
    const mine = { ...base, members: [{ number: '1002', weight: undefined }] };
    const theirs = { ...base, members: [{ number: '1002' }] };
    expect(merge(base, mine, theirs, FIELDS).clashes).toEqual([]);
  });
});

describe('a form whose thing has changed below it', () => {
  const base = { name: 'Sales', members: [{ number: '1001' }], enabled: true };

  it('keeps what was typed and shows what is new', () => {
    expect(catchUp(base, { ...base, name: 'Shop' }, { ...base, enabled: false }, FIELDS))
      .toEqual({ value: { name: 'Shop', members: [{ number: '1001' }], enabled: false }, isCurrent: true });
  });

  it('decides nothing where both changed the same field: that is asked when it is saved', () => {
    const mine = { ...base, name: 'Shop' };
    expect(catchUp(base, mine, { ...base, name: 'Store', enabled: false }, FIELDS)).toEqual({ value: mine, isCurrent: false });
  });

  it('shows all that is new where nothing was typed', () => {
    const now = { ...base, name: 'Store' };
    expect(catchUp(base, base, now, FIELDS)).toEqual({ value: now, isCurrent: true });
  });
});

describe('an entry of the audit', () => {
  it('tells each field that differs', () => {
    expect(changes('{"a":1,"b":[1]}', '{"a":2,"b":[1],"c":true}')).toEqual([
      { field: 'a', before: '1', after: '2' }, { field: 'c', before: '', after: 'true' },
    ]);
  });

  it('is told as it is when it is no JSON', () => {
    expect(changes(null, 'heard')).toEqual([{ field: '', before: '', after: 'heard' }]);
  });
});
