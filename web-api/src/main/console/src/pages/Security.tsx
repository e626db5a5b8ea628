import { useState } from 'react';
import { ask } from '../api/client';
import { refresh, usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Cell } from '../parts/Cells';
import { Act, Confirm } from '../parts/Confirm';
import { Panel } from '../parts/Figure';
import { useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { useMay } from '../state/useSession';
import { FormGroup, TextInput } from '../ui';

export default function Security() {
  const t = useText();
  return (
    <Screen title={t('page.security')} lead={t('lead.security')}>
      <div className="c-stack">
        <Panel title={t('security.bans')}><Bans /></Panel>
        <Panel title={t('security.allowed')}><Allowed /></Panel>
      </div>
    </Screen>
  );
}

function Bans() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const admin = useMay('admin');
  const [source, setSource] = useState('');
  const pages = usePages('/api/security/bans', {}, { key: 'after', every: 5_000 });
  const rows = (pages.data?.pages ?? []).flatMap(page => page?.items ?? []);
  return (
    <>
      {admin && (
        <div className="c-search">
          <FormGroup label={word('f', 'source')} fieldId="ban-source">
            <TextInput id="ban-source" placeholder="192.0.2.7" value={source} onChange={(_, text) => setSource(text)} />
          </FormGroup>
          <Act label={t('security.ban')} isDisabled={source === ''} run={async () => {
            await ask('post', '/api/security/bans', { body: { source } });
            setSource('');
            await refresh('/api/security/bans');
          }} />
        </div>
      )}
      <Trouble error={pages.error} />
      <Table label={t('security.bans')} rows={rows} keyOf={row => row.source ?? ''} loading={pages.isPending} empty={t('security.none')}
        more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
        columns={[
          { id: 'source', title: word('f', 'source'), cell: row => row.source },
          { id: 'active', title: word('f', 'active'), cell: row => <Cell name="active" value={row.active} /> },
          { id: 'reason', title: word('f', 'reason'), cell: row => word('e', row.reason) },
          { id: 'until', title: word('f', 'until'), cell: row => moments.at(row.until) || '—' },
          { id: 'times', title: word('f', 'times'), cell: row => row.times },
        ]}
        actions={admin ? row => (
          <Confirm label={t('security.lift')} ariaLabel={`${t('security.lift')} ${row.source}`} question={t('confirm.lift', { name: row.source ?? '' })} variant="primary" run={async () => {
            await ask('delete', '/api/security/bans/{source}', { path: { source: row.source ?? '' } });
            await refresh('/api/security/bans');
          }} />
        ) : undefined} />
    </>
  );
}

function Allowed() {
  const t = useText();
  const word = useWord();
  const admin = useMay('admin');
  const [name, setName] = useState('');
  const [network, setNetwork] = useState('');
  const pages = usePages('/api/security/allowed', {}, { key: 'after' });
  const rows = (pages.data?.pages ?? []).flatMap(page => page?.items ?? []);
  return (
    <>
      {admin && (
        <div className="c-search">
          <FormGroup label={word('f', 'name')} fieldId="allowed-name">
            <TextInput id="allowed-name" value={name} onChange={(_, text) => setName(text)} />
          </FormGroup>
          <FormGroup label={word('f', 'network')} fieldId="allowed-network">
            <TextInput id="allowed-network" placeholder="192.0.2.0/24" value={network} onChange={(_, text) => setNetwork(text)} />
          </FormGroup>
          <Act label={t('security.allow')} isDisabled={name === '' || network === ''} run={async () => {
            await ask('put', '/api/security/allowed/{name}', { path: { name }, body: { network } });
            setName('');
            setNetwork('');
            await refresh('/api/security/allowed');
          }} />
        </div>
      )}
      <Trouble error={pages.error} />
      <Table label={t('security.allowed')} rows={rows} keyOf={row => row.name ?? ''} loading={pages.isPending}
        columns={[
          { id: 'name', title: word('f', 'name'), cell: row => row.name },
          { id: 'network', title: word('f', 'network'), cell: row => row.network },
        ]}
        actions={admin ? row => (
          <Confirm label={t('do.delete')} question={t('confirm.delete', { name: row.name ?? '' })} run={async () => {
            await ask('delete', '/api/security/allowed/{name}', { path: { name: row.name ?? '' } });
            await refresh('/api/security/allowed');
          }} />
        ) : undefined} />
    </>
  );
}
