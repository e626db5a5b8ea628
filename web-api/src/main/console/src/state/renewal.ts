import { ApiError, type Schemas } from '../api/client';
import { loginOf, type Login, type SessionStore } from './session';

const RETRY_MILLIS = 30_000;

/** The server has heard it and said no: asking again changes nothing. */
const isRefusal = (failed: unknown) => failed instanceof ApiError && failed.status >= 400 && failed.status < 500 && failed.status !== 429;

/**
 * Whoever works stays logged in: in time before the token is void another of the same login is fetched, until the server says
 * that it has lasted long enough. One timer, of the login that there is; none when there is none. @return ends it
 */
export function stayLoggedIn(store: SessionStore, fetchToken: () => Promise<Schemas['Token'] | undefined>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  const renew = async (login: Login) => {
    if (busy) {
      return;
    }
    busy = true;
    try {
      const answer = await fetchToken();
      if (answer?.token && store.token() === login.token) {
        store.enter(loginOf(answer, login.username));
      }
    } catch (failed) {
      if (store.token() === login.token && !isRefusal(failed) && Date.now() < (login.until ?? 0)) {
        timer = setTimeout(() => void renew(login), RETRY_MILLIS);
      }
    } finally {
      busy = false;
    }
  };
  const plan = () => {
    clearTimeout(timer);
    const now = store.read();
    if (now.state === 'in' && now.login.renewAt !== undefined) {
      const { login } = now;
      timer = setTimeout(() => void renew(login), Math.max(0, now.login.renewAt - Date.now()));
    }
  };
  const deaf = store.subscribe(plan);
  plan();
  // clocks of pages stand still while a computer sleeps
  const seen = typeof document === 'undefined' ? undefined : document;
  seen?.addEventListener('visibilitychange', plan);
  return () => {
    deaf();
    seen?.removeEventListener('visibilitychange', plan);
    clearTimeout(timer);
  };
}
