import { useState } from 'react';
import { ask, type Schemas } from '../api/client';
import { refresh, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Act, Confirm } from '../parts/Confirm';
import { Panel } from '../parts/Figure';
import type { Values } from '../parts/fields';
import { useMoments } from '../parts/moments';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { FormGroup, TextInput } from '../ui';

const WINDOW_MINUTES = 30;

/** What a telephone is given, when it asked, and what can be told to it. */
export function DeviceExtras({ mac }: { mac: string }) {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const path = { mac };
  const device = useRead('/api/devices/{mac}', { path });
  const accesses = useRead('/api/devices/{mac}/accesses', { path }, { every: 5_000 });
  const then = async (asked: Promise<unknown>) => {
    await asked;
    await refresh('/api/devices');
  };
  return (
    <Panel title={t('devices.provisioning')}>
      <Trouble error={device.error ?? accesses.error} />
      <p><code className="c-code">{device.data?.address}</code></p>
      <div className="c-actions">
        <Act label={t('devices.resync')} run={() => then(ask('post', '/api/devices/{mac}/resync', { path, body: { restart: false } }))} />
        <Act label={t('devices.restart')} run={() => then(ask('post', '/api/devices/{mac}/resync', { path, body: { restart: true } }))} />
        <Act label={t('devices.window')} run={() => then(ask('post', '/api/devices/{mac}/window', { path, body: { minutes: WINDOW_MINUTES } }))} />
        <Confirm label={t('devices.renew')} question={t('confirm.newSecret', { name: mac })} variant="primary"
          run={() => then(ask('post', '/api/devices/{mac}/renewal', { path }))} />
      </div>
      <Table label={t('devices.accesses')} rows={accesses.data?.items ?? []} keyOf={row => `${row.at} ${row.file}`} loading={accesses.isPending}
        columns={[
          { id: 'at', title: word('f', 'startedAt'), cell: row => moments.at(row.at) },
          { id: 'source', title: word('f', 'source'), cell: row => row.source },
          { id: 'file', title: word('f', 'name'), cell: row => row.file },
          { id: 'outcome', title: word('f', 'disposition'), cell: row => word('e', row.outcome) },
        ]} />
    </Panel>
  );
}

/** What a telephone would read if the form were saved as it stands. */
export function DevicePreview({ mac, body }: { mac: string; body: Values }) {
  const t = useText();
  const [seen, setSeen] = useState<{ of: string; files: readonly Schemas['DeviceFile'][] }>();
  const now = JSON.stringify(body);
  return (
    <div className="c-stack">
      <div>
        <Act label={t('devices.preview')} run={async () => {
          const { data } = await ask('post', '/api/devices/{mac}/preview', { path: { mac }, body: body as Schemas['DeviceBody'] });
          setSeen({ of: now, files: data?.items ?? [] });
        }} />
      </div>
      {seen?.of === now && seen.files.map(file => (
        <details key={file.name} open><summary>{file.name}</summary><pre className="c-code">{file.text}</pre></details>
      ))}
    </div>
  );
}

/** Says a text in all telephones of a zone. */
export function Broadcast({ number }: { number: string }) {
  const t = useText();
  const word = useWord();
  const [text, setText] = useState('');
  return (
    <div className="c-search">
      <FormGroup label={word('f', 'text')} fieldId="broadcast-text">
        <TextInput id="broadcast-text" value={text} onChange={(_, typed) => setText(typed)} />
      </FormGroup>
      <Act label={t('paging.broadcast')} isDisabled={text === ''} run={async () => {
        await ask('post', '/api/paging/{number}/broadcast', { path: { number }, body: { text } });
        setText('');
      }} />
    </div>
  );
}
