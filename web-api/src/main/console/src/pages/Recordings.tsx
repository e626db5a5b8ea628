import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ask, type Schemas } from '../api/client';
import { refresh, usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Cell } from '../parts/Cells';
import { Act, Confirm } from '../parts/Confirm';
import { lasting, useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { RecordingPlayer } from '../parts/Player';
import { SearchForm } from '../parts/SearchForm';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { useMay } from '../state/useSession';
import { Button } from '../ui';

const FIELDS = [{ name: 'caller' }, { name: 'callee' }, { name: 'extension' }, { name: 'from', moment: true }, { name: 'to', moment: true }] as const;

export default function Recordings() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const admin = useMay('admin');
  const hears = useMay('admin', 'supervisor');
  const [search] = useSearchParams();
  const [heard, setHeard] = useState<Schemas['Recording']>();
  const pages = usePages('/api/recordings', { query: Object.fromEntries(search) }, { key: 'cursor' });
  const rows = (pages.data?.pages ?? []).flatMap(page => page?.items ?? []);
  return (
    <Screen title={t('page.recordings')} lead={t('lead.recordings')}>
      <SearchForm fields={FIELDS} />
      <Trouble error={pages.error} />
      {heard && <RecordingPlayer key={heard.id} recording={heard} />}
      <Table label={t('page.recordings')} rows={rows} keyOf={row => row.id ?? ''} loading={pages.isFetching} to={row => `/history/at/${row.callId}`}
        more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
        columns={[
          { id: 'startedAt', title: word('f', 'startedAt'), cell: row => moments.at(row.startedAt) },
          { id: 'caller', title: word('f', 'caller'), cell: row => row.caller },
          { id: 'callee', title: word('f', 'callee'), cell: row => row.callee },
          { id: 'seconds', title: word('f', 'lasting'), cell: row => lasting(row.seconds ?? 0) },
          { id: 'keepUntil', title: word('f', 'keepUntil'), cell: row => moments.at(row.keepUntil) || '—' },
          { id: 'legalHold', title: word('f', 'legalHold'), cell: row => <Cell name="legalHold" value={row.legalHold} /> },
        ]}
        actions={row => (
          <>
            {hears && (
              <Button variant="secondary" size="sm" aria-label={`${t('player.play')} ${row.caller} → ${row.callee}`} onClick={() => setHeard(row)}>
                {t('player.play')}
              </Button>
            )}
            {admin && <Holding recording={row} />}
          </>
        )} />
    </Screen>
  );
}

function Holding({ recording }: { recording: Schemas['Recording'] }) {
  const t = useText();
  const path = { id: recording.id ?? '' };
  const name = `${recording.caller} → ${recording.callee}`;
  return (
    <>
      <Act label={recording.legalHold ? t('recordings.release') : t('recordings.hold')} run={async () => {
        await ask('put', '/api/recordings/{id}/hold', { path, body: { hold: !recording.legalHold } });
        await refresh('/api/recordings');
      }} />
      <Confirm label={t('do.delete')} ariaLabel={`${t('do.delete')} ${name}`} question={t('confirm.delete', { name })} run={async () => {
        await ask('delete', '/api/recordings/{id}', { path });
        await refresh('/api/recordings');
      }} />
    </>
  );
}
