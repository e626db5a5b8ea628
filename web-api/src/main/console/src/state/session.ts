import type { Schemas } from '../api/client';

/** Who is logged in, as this tab remembers it. */
export interface Login {
  token: string;
  username: string;
  roles: string[];
  extension?: string;
  /** its id, to end it */
  session?: string;
  /** when its token is to be replaced, and when that is void, in milliseconds */
  renewAt?: number;
  until?: number;
}

/** a new token is fetched when this part of the old one's time is over */
const RENEW_AT = 0.8;
const SECOND = 1_000;

/** What is kept of the answer to a login. */
export function loginOf(answer: Schemas['Token'] | undefined, username: string): Login {
  const now = Date.now();
  const millis = Number(answer?.expiresIn ?? 0) * SECOND;
  return {
    token: answer?.token ?? '', username, roles: answer?.roles ?? [], extension: answer?.extension ?? undefined,
    session: answer?.session ?? undefined, renewAt: now + millis * RENEW_AT, until: now + millis,
  };
}

export type Session =
  | { state: 'out' }
  | { state: 'in'; login: Login }
  /** The token is void; what the page shows stays until the same or another person logs in again. */
  | { state: 'expired'; login: Login };

const KEY = 'carillon.login';

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Keeps the login in the storage of the tab: it survives a reload, no other tab sees it, and it ends with the tab. */
export class SessionStore {
  private current: Session;
  private readonly listeners = new Set<() => void>();
  private readonly storage: Storage;

  constructor(storage: Storage) {
    this.storage = storage;
    this.current = SessionStore.kept(storage);
  }

  private static kept(storage: Storage): Session {
    try {
      const login = JSON.parse(storage.getItem(KEY) ?? 'null') as Login | null;
      return login?.token ? { state: 'in', login } : { state: 'out' };
    } catch {
      return { state: 'out' };
    }
  }

  readonly read = (): Session => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  token(): string | undefined {
    return this.current.state === 'in' ? this.current.login.token : undefined;
  }

  enter(login: Login): void {
    this.storage.setItem(KEY, JSON.stringify(login));
    this.become({ state: 'in', login });
  }

  expire(): void {
    this.storage.removeItem(KEY);
    if (this.current.state === 'in') {
      this.become({ state: 'expired', login: this.current.login });
    }
  }

  leave(): void {
    this.storage.removeItem(KEY);
    this.become({ state: 'out' });
  }

  private become(next: Session): void {
    this.current = next;
    this.listeners.forEach(listener => listener());
  }
}

const nowhere: Storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };

export const session = new SessionStore(typeof sessionStorage === 'undefined' ? nowhere : sessionStorage);
