import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../src/api/client';
import { stayLoggedIn } from '../src/state/renewal';
import { loginOf, SessionStore } from '../src/state/session';

const HOUR = 3_600;
const answer = (token: string, expiresIn = HOUR) => ({ token, expiresIn, roles: ['user'], session: 's' });
const store = () => new SessionStore({ getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

describe('a login that goes on', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('has another token when four fifths of the time of each are over', async () => {
    const session = store();
    const fetchToken = vi.fn().mockResolvedValueOnce(answer('b')).mockResolvedValueOnce(answer('c', 600)).mockResolvedValue(answer('d'));
    stayLoggedIn(session, fetchToken);
    session.enter(loginOf(answer('a'), 'ann'));
    await minutes(47);
    expect(session.token()).toBe('a');
    await minutes(2);
    expect(session.read()).toMatchObject({ state: 'in', login: { token: 'b', username: 'ann', session: 's', roles: ['user'] } });
    await minutes(48);
    expect(session.token()).toBe('c');
    await minutes(8);
    expect(session.token()).toBe('d');
    expect(fetchToken).toHaveBeenCalledTimes(3);
    expect(vi.getTimerCount()).toBe(1);
  });

  it('ends with the login', async () => {
    const session = store();
    const fetchToken = vi.fn();
    stayLoggedIn(session, fetchToken);
    session.enter(loginOf(answer('a'), 'ann'));
    session.leave();
    expect(vi.getTimerCount()).toBe(0);
    session.enter(loginOf(answer('b'), 'ann'));
    session.expire();
    expect(vi.getTimerCount()).toBe(0);
    await minutes(120);
    expect(fetchToken).not.toHaveBeenCalled();
  });

  it('is not the one that comes after it', async () => {
    const session = store();
    stayLoggedIn(session, async () => {
      session.enter(loginOf(answer('of bob'), 'bob'));
      return answer('of ann');
    });
    session.enter(loginOf(answer('a'), 'ann'));
    await minutes(49);
    expect(session.token()).toBe('of bob');
  });

  it('is asked for again when the server is away, and not when it says no', async () => {
    const session = store();
    const fetchToken = vi.fn()
      .mockRejectedValueOnce(new ApiError(0, { title: 'unreachable' }))
      .mockRejectedValueOnce(new ApiError(409, { title: 'long enough' }));
    stayLoggedIn(session, fetchToken);
    session.enter(loginOf(answer('a'), 'ann'));
    await minutes(48);
    expect(vi.getTimerCount()).toBe(1);
    await minutes(1);
    expect(fetchToken).toHaveBeenCalledTimes(2);
    expect(vi.getTimerCount()).toBe(0);
    expect(session.token()).toBe('a');
  });

  it('needs no timer when nobody knows how long it is good', () => {
    const session = store();
    stayLoggedIn(session, vi.fn());
    session.enter({ token: 'a', username: 'ann', roles: [] });
    expect(vi.getTimerCount()).toBe(0);
  });
});
