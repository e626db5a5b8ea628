import { useState } from 'react';
import { ask, type Schemas } from '../api/client';
import { useText } from '../i18n';
import { Confirm } from '../parts/Confirm';
import { useMoments } from '../parts/moments';
import { Secret } from '../parts/Secret';
import { Alert } from '../ui';

/** A link for somebody who has lost his password, or has none yet; and the way back for who has lost his second factor. */
export function UserLink({ username }: { username: string }) {
  const t = useText();
  const moments = useMoments();
  const [made, setMade] = useState<Schemas['LoginLink']>();
  const [freed, setFreed] = useState(false);
  if (made) {
    return (
      <Secret title={t('link.make')} how={t('link.until', { at: moments.at(made.expiresAt) })} secret={made.link}
        close={() => setMade(undefined)} />
    );
  }
  return (
    <div className="c-actions">
      <Confirm label={t('link.make')} question={`${t('link.make')}: ${username}`} variant="primary" run={async () => {
        setMade((await ask('post', '/api/users/{username}/login-link', { path: { username }, body: { minutes: 60 } })).data);
      }}>
        <p>{t('link.makeWhy', { name: username })}</p>
      </Confirm>
      <Confirm label={t('users.noSecondFactor')} question={`${t('users.noSecondFactor')}: ${username}`} run={async () => {
        await ask('delete', '/api/users/{username}/second-factor', { path: { username } });
        setFreed(true);
      }}>
        <p>{t('users.noSecondFactorWhy', { name: username })}</p>
      </Confirm>
      {freed && <Alert isInline isPlain isLiveRegion variant="success" title={t('users.secondFactorGone')} />}
    </div>
  );
}
