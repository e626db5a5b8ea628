import { useState } from 'react';
import { ask, type Schemas } from '../api/client';
import { refresh, useRead } from '../api/queries';
import { useLanguage, useText, useWord } from '../i18n';
import { Act, Confirm } from '../parts/Confirm';
import { Panel } from '../parts/Figure';
import type { Values } from '../parts/fields';
import { useMoments } from '../parts/moments';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { FormGroup, TextInput } from '../ui';

const WINDOW_MINUTES = 30;

/** What a telephone is given, when it asked, and what can be told to it. @param renewed the device is another version now */
export function DeviceExtras({ mac, renewed }: { mac: string; renewed: () => Promise<unknown> }) {
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
          run={() => then(ask('post', '/api/devices/{mac}/renewal', { path })).then(renewed)} />
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

/** Says a text, in the language of who writes it, or a recording in all telephones of a zone. */
export function Broadcast({ number }: { number: string }) {
  const t = useText();
  const word = useWord();
  const language = useLanguage();
  const [text, setText] = useState('');
  const [file, setFile] = useState('');
  const [reached, setReached] = useState<number>();
  return (
    <Panel title={t('paging.broadcast')}>
      <div className="c-search">
        <FormGroup label={word('f', 'text')} fieldId="broadcast-text">
          <TextInput id="broadcast-text" value={text} maxLength={500} isDisabled={file !== ''} onChange={(_, typed) => setText(typed)} />
        </FormGroup>
        <FormGroup label={word('f', 'file')} fieldId="broadcast-file">
          <TextInput id="broadcast-file" value={file} isDisabled={text !== ''} onChange={(_, typed) => setFile(typed)} />
        </FormGroup>
        <Act label={t('paging.broadcast')} isDisabled={text === '' && file === ''} run={async () => {
          setReached(undefined);
          const { data } = await ask('post', '/api/paging/{number}/broadcast', { path: { number }, body: file ? { file } : { text, language } });
          setReached(data?.extensions ?? 0);
          setText('');
          setFile('');
        }} />
      </div>
      {reached !== undefined && <p role="status" className="c-soft">{t('paging.said', { count: reached })}</p>}
    </Panel>
  );
}
