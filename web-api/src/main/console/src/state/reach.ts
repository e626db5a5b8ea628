/** How often a server that is away is looked for. */
export const AGAIN_MILLIS = 2_000;

/** Whether the server is there, as the last request found; one that is away is looked for until it is back. */
export class Reach {
  private there = true;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly ask: () => Promise<unknown>;

  constructor(ask: () => Promise<unknown>) {
    this.ask = ask;
  }

  readonly isThere = (): boolean => this.there;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** What a request has found. */
  found(there: boolean): void {
    if (there) {
      clearTimeout(this.timer);
      this.timer = undefined;
    } else {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        void this.look();
      }, AGAIN_MILLIS);
    }
    if (there !== this.there) {
      this.there = there;
      this.listeners.forEach(listener => listener());
    }
  }

  readonly look = async (): Promise<void> => {
    try {
      await this.ask();
      this.found(true);
    } catch {
      this.found(false);
    }
  };
}

/** Something small that needs no login. */
export const reach = new Reach(() => fetch('/carillon.svg', { method: 'HEAD', cache: 'no-store' }));
