import { useEffect, useRef, useState } from 'react';
import { ask } from '../api/client';
import { useRead } from '../api/queries';
import { useText } from '../i18n';
import { Trouble } from '../parts/Trouble';
import { loginOf, session } from '../state/session';
import { broughtBack, keptIn, nameIn, pageAt, RETURN_PATH, type Kept } from '../state/signIn';
import { Button } from '../ui';

const KEY = 'carillon.sign-in';

/** Signing in at the company's provider: away with a ticket that this tab keeps, back with a code. */
export function Elsewhere() {
  const t = useText();
  const provider = useRead('/api/auth/oidc');
  const back = useRef(location.pathname === RETURN_PATH);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(back.current);
  const attempt = (work: Promise<void>) => work.catch((failed: unknown) => {
    setError(failed);
    setBusy(false);
  });
  useEffect(() => {
    if (back.current) {
      back.current = false;
      void attempt(finish(t('login.elsewhereRefused')));
    }
  });
  return (
    <div className="c-gap">
      {provider.data?.available && (
        <Button variant="secondary" isBlock isLoading={busy} isDisabled={busy} onClick={() => {
          setBusy(true);
          setError(undefined);
          void attempt(begin());
        }}>{t('login.elsewhere', { name: provider.data.name ?? '' })}</Button>
      )}
      <Trouble error={error} />
    </div>
  );
}

async function begin(): Promise<void> {
  const { data } = await ask('post', '/api/auth/oidc/begin');
  sessionStorage.setItem(KEY, JSON.stringify({ ticket: data?.ticket ?? '', page: pageAt(location) } satisfies Kept));
  location.assign(data?.address ?? '/');
}

/** The code is good once, so it leaves the address bar before anything else. */
async function finish(refused: string): Promise<void> {
  const brought = broughtBack(location.search);
  const kept = keptIn(sessionStorage.getItem(KEY));
  sessionStorage.removeItem(KEY);
  history.replaceState(null, '', RETURN_PATH);
  if (!brought || !kept) {
    throw new Error(refused);
  }
  const { data } = await ask('post', '/api/auth/oidc/finish', { body: { ticket: kept.ticket, ...brought } });
  session.enter(loginOf(data, nameIn(data?.token ?? '')));
  location.replace(kept.page);
}
