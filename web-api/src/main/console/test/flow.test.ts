import { describe, expect, it } from 'vitest';
import { asBody, changed, decided, find, joined, keysOf, lit, put } from '../src/flow/draft';
import { heightOf, layout } from '../src/flow/layout';
import { acting, actionOf, exitsOf, redirected, targetOf, type Exit, type Graph, type Node } from '../src/flow/things';

const exit = (id: string, to: string): Exit => ({ id, to, leads: to ? 'ON' : 'OFF', automatic: false });
const node = (id: string, ...exits: Exit[]): Node => ({ id, name: id, kind: 'MENU', title: id, enabled: true, members: [], exits });
const graph = (...nodes: Node[]): Graph => ({ nodes, problems: [], cut: false });

describe('the canvas', () => {
  it('has calls go from left to right and nothing stand upon something else', () => {
    const nodes = [
      node('did:4930', exit('to', '700')), node('700', exit('open', '5000'), exit('closed', '*991001')),
      node('5000', exit('1', '1001'), exit('2', '1002'), exit('9', '5000')), node('*991001'), node('1001'), node('1002'),
    ];
    const places = layout(graph(...nodes));
    const x = (id: string) => places.get(id)!.x;
    expect(x('did:4930')).toBeLessThan(x('700'));
    expect(x('700')).toBeLessThan(x('5000'));
    expect(x('5000')).toBe(x('*991001'));
    expect(x('5000')).toBeLessThan(x('1001'));
    expect(places.get('1001')!.y).toBeLessThan(places.get('1002')!.y);
    for (const a of nodes) {
      for (const b of nodes.filter(other => other !== a && x(other.id!) === x(a.id!))) {
        const [above, below] = places.get(a.id!)!.y < places.get(b.id!)!.y ? [a, b] : [b, a];
        expect(places.get(above.id!)!.y + heightOf(above)).toBeLessThan(places.get(below.id!)!.y);
      }
    }
  });

  it('shows a circle that nothing leads into', () => {
    const places = layout(graph(node('700', exit('open', '701')), node('701', exit('open', '700')), node('800')));
    expect([...places.keys()].sort()).toEqual(['700', '701', '800']);
    expect(places.get('700')!.x).toBeLessThan(places.get('701')!.x);
  });

  it('is empty without nodes', () => {
    expect(layout(graph()).size).toBe(0);
  });
});

describe('an exit', () => {
  const menu = { title: 'Reception', keys: [{ key: '1', action: 'NUMBER', target: '1001' }], onTimeout: { action: 'HANG_UP' } };

  it('of a menu is a key or what happens without one', () => {
    expect(exitsOf('menu', menu)).toEqual(['1', 'timeout', 'invalid']);
    expect(targetOf('menu', menu, '1')).toBe('1001');
    expect(targetOf('menu', menu, 'timeout')).toBe('');
  });

  it('leads elsewhere when it is moved, and nothing else does', () => {
    const moved = redirected('menu', menu, '1', '1002', { of: 'EXTENSION' });
    expect(moved).toEqual({ ...menu, keys: [{ key: '1', action: 'NUMBER', target: '1002' }] });
    expect(menu.keys[0]!.target).toBe('1001');
    expect(redirected('menu', menu, 'timeout', '5001', { of: 'MENU' }).onTimeout).toEqual({ action: 'MENU', target: '5001' });
    expect(redirected('menu', menu, '2', '*411').keys).toEqual([...menu.keys, { key: '2', action: 'NAME' }]);
    expect(redirected('menu', menu, '1', '').keys).toEqual([{ key: '1', action: 'HANG_UP' }]);
  });

  it('of a menu leads outside and to programs', () => {
    const out = redirected('menu', menu, '1', '0301234', { of: 'OUTSIDE' });
    expect(out.keys).toEqual([{ key: '1', action: 'EXTERNAL', target: '0301234' }]);
    expect(redirected('menu', out, '1', '0305678').keys).toEqual([{ key: '1', action: 'EXTERNAL', target: '0305678' }]);
    const asked = redirected('menu', menu, '1', 'webhook:erp', { of: 'WEBHOOK' });
    expect(asked.keys).toEqual([{ key: '1', action: 'WEBHOOK', target: 'erp' }]);
    expect(targetOf('menu', asked, '1')).toBe('erp');
    expect(actionOf('menu', asked, '1')).toBe('WEBHOOK');
    expect(exitsOf('menu', asked)).toEqual(['1', 'timeout', 'invalid', 'failure']);
  });

  it('that is typed anew is judged by what led there before', () => {
    const out = { title: 'Reception', keys: [{ key: '1', action: 'EXTERNAL', target: '0301234' }] };
    const empty = redirected('menu', out, '1', '', { opened: out });
    expect(redirected('menu', empty, '1', '0', { opened: out }).keys).toEqual([{ key: '1', action: 'EXTERNAL', target: '0' }]);
  });

  it('is what stands there, whatever led there before', () => {
    const out = { title: 'Reception', keys: [{ key: '1', action: 'EXTERNAL', target: '0301234' }] };
    expect(redirected('menu', out, '1', '1002', { of: 'EXTENSION' }).keys).toEqual([{ key: '1', action: 'NUMBER', target: '1002' }]);
    expect(redirected('menu', menu, '1', '0301234', { of: 'OUTSIDE' }).keys).toEqual([{ key: '1', action: 'EXTERNAL', target: '0301234' }]);
    expect(redirected('menu', out, '1', '99998', { of: 'NOBODY' }).keys).toEqual([{ key: '1', action: 'EXTERNAL', target: '99998' }]);
  });

  it('does what somebody chooses', () => {
    expect(actionOf('menu', menu, '1')).toBe('NUMBER');
    expect(actionOf('ring-group', { otherwise: '1' }, 'otherwise')).toBeUndefined();
    expect(acting(menu, '1', 'REPEAT').keys).toEqual([{ key: '1', action: 'REPEAT' }]);
    const outside = acting(menu, '1', 'EXTERNAL');
    expect(outside.keys).toEqual([{ key: '1', action: 'EXTERNAL', target: '1001' }]);
    expect(redirected('menu', outside, '1', '1002', { of: 'EXTENSION', action: 'EXTERNAL' }).keys)
      .toEqual([{ key: '1', action: 'EXTERNAL', target: '1002' }]);
    expect(acting(menu, 'timeout', 'NAME').onTimeout).toEqual({ action: 'NAME' });
  });

  it('of everything else is a field', () => {
    expect(redirected('number', { extension: '1001' }, 'to', '5000', { of: 'MENU' })).toEqual({ extension: '5000' });
    expect(redirected('time-condition', {}, 'closed', '*991001')).toEqual({ closed: '*991001' });
    expect(redirected('queue', {}, 'full', '600')).toEqual({ onFull: '600' });
    expect(targetOf('ring-group', { otherwise: '1001' }, 'otherwise')).toBe('1001');
  });
});

describe('a draft', () => {
  const base = { number: '600', name: 'Sales', strategy: 'ALL', members: [{ number: '1001' }], otherwise: '1001' };
  const mine = changed('ring-group', '600', { ...base, otherwise: '1002' }, { etag: '"3"', base: asBody(base) });

  it('changes each thing once', () => {
    const again = { ...mine, body: asBody({ ...base, otherwise: '1002', name: 'Shop' }) };
    expect(put(put([], mine), again)).toEqual([again]);
    expect(find([mine], 'ring-group', '600')).toBe(mine);
    expect(find([mine], 'menu', '600')).toBeUndefined();
  });

  it('forgets what was new and goes again', () => {
    const fresh = changed('menu', '5001', { title: 'New' }, {});
    expect(put([fresh], { kind: 'menu', name: '5001' })).toEqual([]);
    expect(put([mine], { ...mine, body: undefined })).toEqual([{ ...mine, body: undefined }]);
  });

  it('is joined with what somebody else has changed since', () => {
    const join = joined(mine, { data: { ...base, name: 'Shop' }, etag: '"4"' });
    expect(join.clashes).toEqual([]);
    expect(join.change.etag).toBe('"4"');
    expect(join.change.body).toMatchObject({ name: 'Shop', otherwise: '1002' });
  });

  it('tells what contradicts itself, and somebody decides', () => {
    const join = joined(mine, { data: { ...base, otherwise: '1003' }, etag: '"4"' });
    expect(join.clashes.map(clash => clash.field)).toEqual(['otherwise']);
    expect(decided(join, new Set()).body).toMatchObject({ otherwise: '1002' });
    expect(decided(join, new Set(['otherwise'])).body).toMatchObject({ otherwise: '1003' });
  });

  it('makes anew what somebody else has deleted', () => {
    const { change } = joined(mine, undefined);
    expect(change.etag).toBeUndefined();
    expect(change.body).toEqual(mine.body);
  });
});

describe('a simulated call', () => {
  it('lights up where it comes and how it goes on', () => {
    const { nodes, exits } = lit([{ node: '5000', exit: '1' }, { node: '1002', exit: '' }]);
    expect([...nodes]).toEqual(['5000', '1002']);
    expect([...exits]).toEqual(['5000|1']);
  });

  it('presses keys, or nothing', () => {
    expect(keysOf(' 1, 2  1001 -')).toEqual(['1', '2', '1001', '']);
    expect(keysOf('')).toEqual([]);
  });
});
