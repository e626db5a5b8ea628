import { useState } from 'react';
import { ask } from '../api/client';
import { refresh } from '../api/queries';
import { useText } from '../i18n';
import { Confirm } from '../parts/Confirm';
import { Secret } from '../parts/Secret';

/** Another secret that deliveries are signed with. @param then the webhook is another version now */
export function WebhookSecret({ name, then }: { name: string; then: () => Promise<unknown> }) {
  const t = useText();
  const [secret, setSecret] = useState<string>();
  if (secret) {
    return <Secret title={`${t('webhooks.newSecret')}: ${name}`} secret={secret} close={() => setSecret(undefined)} />;
  }
  return (
    <div className="c-actions">
      <Confirm label={t('webhooks.newSecret')} question={t('confirm.newSecret', { name })} variant="primary" run={async () => {
        const { data } = await ask('post', '/api/webhooks/{name}/secret', { path: { name } });
        await refresh('/api/webhooks');
        await then();
        setSecret(data?.secret);
      }} />
    </div>
  );
}
