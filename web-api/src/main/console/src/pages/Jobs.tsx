import { useState } from 'react';
import { ask } from '../api/client';
import { refresh, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Mark } from '../parts/Cells';
import { Act } from '../parts/Confirm';
import { Panel } from '../parts/Figure';
import { useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { useMay } from '../state/useSession';
import { Button } from '../ui';

/** Work that runs by itself, and what came of it. */
export default function Jobs() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const admin = useMay('admin');
  const [chosen, setChosen] = useState<string>();
  const jobs = useRead('/api/jobs', {}, { every: 5_000 });
  const rows = jobs.data?.items ?? [];
  return (
    <Screen title={t('page.jobs')} lead={t('lead.jobs')}>
      <Trouble error={jobs.error} />
      <Table label={t('page.jobs')} rows={rows} keyOf={row => row.name ?? ''} loading={jobs.isPending}
        columns={[
          { id: 'name', title: word('f', 'name'), cell: row => row.name },
          { id: 'status', title: word('f', 'status'), cell: row => <Mark word={row.latest?.status} /> },
          { id: 'startedAt', title: word('f', 'startedAt'), cell: row => moments.at(row.latest?.startedAt) || '—' },
          { id: 'itemsWritten', title: word('f', 'itemsWritten'), cell: row => moments.number(row.latest?.itemsWritten) || '—' },
          { id: 'next', title: word('f', 'nextRun'), cell: row => moments.at(row.next) || '—' },
        ]}
        actions={row => (
          <>
            <Button variant="secondary" size="sm" onClick={() => setChosen(row.name)}>{t('jobs.executions')}</Button>
            {admin && (
              <Act label={t('jobs.start')} ariaLabel={`${t('jobs.start')} ${row.name}`} run={async () => {
                await ask('post', '/api/jobs/{job}/executions', { path: { job: row.name ?? '' } });
                await refresh('/api/jobs');
              }} />
            )}
          </>
        )} />
      {chosen && <div className="c-gap"><Panel title={`${t('jobs.executions')}: ${chosen}`}><Executions job={chosen} admin={admin} /></Panel></div>}
    </Screen>
  );
}

function Executions({ job, admin }: { job: string; admin: boolean }) {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const found = useRead('/api/jobs/{job}/executions', { path: { job } }, { every: 3_000 });
  // what came later has taken up what an older run left
  const newest = found.data?.items?.[0]?.id;
  const again = async (id: number | undefined, what: 'stop' | 'restart') => {
    await ask('post', `/api/jobs/{job}/executions/{id}/${what}`, { path: { job, id: id ?? 0 } });
    await refresh('/api/jobs');
  };
  return (
    <>
      <Trouble error={found.error} />
      <Table label={t('jobs.executions')} rows={found.data?.items ?? []} keyOf={row => String(row.id)} loading={found.isPending}
        columns={[
          { id: 'id', title: word('f', 'id'), cell: row => row.id },
          { id: 'status', title: word('f', 'status'), cell: row => <Mark word={row.status} /> },
          { id: 'startedAt', title: word('f', 'startedAt'), cell: row => moments.at(row.startedAt) },
          { id: 'endedAt', title: word('f', 'endedAt'), cell: row => moments.at(row.endedAt) || '—' },
          { id: 'itemsRead', title: word('f', 'itemsRead'), cell: row => moments.number(row.itemsRead) },
          { id: 'itemsWritten', title: word('f', 'itemsWritten'), cell: row => moments.number(row.itemsWritten) },
          { id: 'exitMessage', title: word('f', 'exitMessage'), cell: row => row.exitMessage ?? '—' },
        ]}
        actions={admin ? row => (
          <>
            {row.status === 'STARTED' && <Act label={t('jobs.stop')} run={() => again(row.id, 'stop')} />}
            {row.id === newest && (row.status === 'FAILED' || row.status === 'STOPPED') && <Act label={t('jobs.restart')} run={() => again(row.id, 'restart')} />}
          </>
        ) : undefined} />
    </>
  );
}
