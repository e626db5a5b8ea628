import { useState } from 'react';
import { ask, type Schemas } from '../api/client';
import { refresh, usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { API_KEY } from '../objects/forms';
import { Confirm } from '../parts/Confirm';
import { EditForm } from '../parts/EditForm';
import { blank } from '../parts/fields';
import { Panel } from '../parts/Figure';
import { useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { Secret } from '../parts/Secret';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';

/** Keys with which programs use the API. */
export default function ApiKeys() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const [made, setMade] = useState<Schemas['ApiKey']>();
  const pages = usePages('/api/api-keys', {}, { key: 'after' });
  const rows = (pages.data?.pages ?? []).flatMap(page => page?.items ?? []);
  return (
    <Screen title={t('page.apiKeys')} lead={t('lead.apiKeys')}>
      <div className="c-stack">
        {made ? <Secret title={made.name ?? ''} secret={made.key} close={() => setMade(undefined)} /> : (
          <Panel title={t('do.new')}>
            <EditForm fields={API_KEY} start={{ data: blank(API_KEY), etag: undefined }} isNew label={t('page.apiKeys')}
              save={async body => {
                setMade((await ask('post', '/api/api-keys', { body: body as Schemas['NewApiKey'] })).data);
                await refresh('/api/api-keys');
                return undefined;
              }} />
          </Panel>
        )}
        <Trouble error={pages.error} />
        <Table label={t('page.apiKeys')} rows={rows} keyOf={row => row.id ?? ''} loading={pages.isPending}
          more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
          columns={[
            { id: 'name', title: word('f', 'name'), cell: row => row.name },
            { id: 'roles', title: word('f', 'roles'), cell: row => (row.roles ?? []).map(role => word('e', role)).join(', ') },
            { id: 'lastUsedAt', title: word('f', 'lastUsedAt'), cell: row => moments.at(row.lastUsedAt) || '—' },
            { id: 'expiresAt', title: word('f', 'expiresAt'), cell: row => moments.at(row.expiresAt) || '—' },
          ]}
          actions={row => (
            <Confirm label={t('do.delete')} ariaLabel={`${t('do.delete')} ${row.name}`} question={t('confirm.delete', { name: row.name ?? '' })}
              run={async () => {
                await ask('delete', '/api/api-keys/{id}', { path: { id: row.id ?? '' } });
                await refresh('/api/api-keys');
              }} />
          )} />
      </div>
    </Screen>
  );
}
