import { describe, expect, it } from 'vitest';
import { SessionStore } from '../src/state/session';
import { languageOf } from '../src/state/preferences';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    kept,
  };
}

const LOGIN = { token: 't', username: 'admin', roles: ['admin'] };

describe('a login', () => {
  it('survives a reload of the tab', () => {
    const tab = storage();
    new SessionStore(tab).enter(LOGIN);
    expect(new SessionStore(tab).read()).toEqual({ state: 'in', login: LOGIN });
  });

  it('that ran out remembers who it was, sends no token, and is gone after a reload', () => {
    const tab = storage();
    const store = new SessionStore(tab);
    store.enter(LOGIN);
    store.expire();
    expect(store.read()).toEqual({ state: 'expired', login: LOGIN });
    expect(store.token()).toBeUndefined();
    expect(new SessionStore(tab).read()).toEqual({ state: 'out' });
  });

  it('that was left does not come back when a late answer says it ran out', () => {
    const store = new SessionStore(storage());
    store.enter(LOGIN);
    store.leave();
    store.expire();
    expect(store.read()).toEqual({ state: 'out' });
  });

  it('that is rubbish in the storage is none', () => {
    const tab = storage();
    tab.setItem('carillon.login', '{');
    expect(new SessionStore(tab).read()).toEqual({ state: 'out' });
  });
});

describe('the language', () => {
  it('is the first of the browser that the console speaks', () => {
    expect(languageOf(['nl-NL', 'de-AT', 'en'])).toBe('de');
    expect(languageOf(['ja'])).toBe('en');
  });
});
