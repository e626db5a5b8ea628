import { ask, type Schemas } from '../api/client';
import { LIVE_MILLIS, refresh, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Act } from '../parts/Confirm';
import { Figure, Panel } from '../parts/Figure';
import { lasting, useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { useMay } from '../state/useSession';
import { Label } from '../ui';

/** How the server is, with every figure that it counts. */
export default function System() {
  const t = useText();
  const status = useRead('/api/system/status', {}, { every: LIVE_MILLIS });
  const admin = useMay('admin');
  const now = status.data;
  return (
    <Screen title={t('page.system')} lead={now && `${now.node} · ${now.version}`}>
      <Trouble error={status.error} />
      <State now={now} />
      <div className="c-stack">
        {admin && <Panel title={t('system.deadLetters')}><DeadLetters /></Panel>}
        <Numbers title={t('system.gauges')} numbers={now?.gauges ?? {}} />
        <Numbers title={t('system.counters')} numbers={now?.counters ?? {}} />
        {admin && <Settings />}
      </div>
    </Screen>
  );
}

function State({ now }: { now: Schemas['SystemStatus'] | undefined }) {
  const t = useText();
  const moments = useMoments();
  const light = (well: boolean | undefined, text?: string) => (
    now && <Label color={well ? 'green' : 'red'}>{text ?? (well ? t('word.up') : t('word.down'))}</Label>
  );
  return (
    <div className="c-cards">
      <Figure title={t('system.switch')} value={light(now?.switchReachable)} below={(now?.listening ?? []).join(', ')} />
      <Figure title={t('system.database')} value={light(now?.database === 'UP', now?.database === 'UP' ? undefined : now?.database)} />
      <Figure title={t('system.broker')} value={light(now?.broker === 'UP', now?.broker === 'UP' ? undefined : now?.broker)}
        below={t('system.backlog', { count: moments.number(now?.records?.outboxBacklog) || '0' })} />
      <Figure title={t('system.uptime')} value={lasting(now?.uptimeSeconds ?? 0)} below={moments.at(now?.startedAt)} />
    </div>
  );
}

function Numbers({ title, numbers }: { title: string; numbers: Record<string, number> }) {
  const word = useWord();
  const moments = useMoments();
  const rows = Object.entries(numbers).sort(([a], [b]) => a.localeCompare(b));
  return (
    <Panel title={title}>
      <Table label={title} rows={rows} keyOf={([name]) => name}
        columns={[
          { id: 'name', title: word('f', 'name'), cell: ([name]) => <code>{name}</code> },
          { id: 'value', title: word('f', 'value'), cell: ([, value]) => moments.number(value, 2) },
        ]} />
    </Panel>
  );
}

/** What the server was told when it was started; it is changed there. */
function Settings() {
  const t = useText();
  const word = useWord();
  const found = useRead('/api/settings', {}, { once: true });
  const rows = Object.entries(found.data?.settings ?? {}).sort(([a], [b]) => a.localeCompare(b));
  return (
    <Panel title={t('system.settings')}>
      <Trouble error={found.error} />
      <Table label={t('system.settings')} rows={rows} keyOf={([name]) => name} loading={found.isPending}
        columns={[
          { id: 'name', title: word('f', 'name'), cell: ([name]) => <code>{name}</code> },
          { id: 'value', title: word('f', 'value'), cell: ([, value]) => value },
        ]} />
    </Panel>
  );
}

/** Call records that the database would not take. */
function DeadLetters() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const found = useRead('/api/cdrs/dead-letters', { query: { limit: 100 } }, { every: 10_000 });
  return (
    <>
      <Trouble error={found.error} />
      <Table label={t('system.deadLetters')} rows={found.data?.items ?? []} keyOf={row => row.id ?? ''} loading={found.isPending} empty={t('system.noDeadLetters')}
        columns={[
          { id: 'at', title: word('f', 'startedAt'), cell: row => moments.at(row.at) },
          { id: 'reason', title: word('f', 'reason'), cell: row => row.reason },
          { id: 'record', title: word('f', 'caller'), cell: row => `${row.record?.caller ?? ''} → ${row.record?.callee ?? ''}` },
        ]}
        actions={row => (
          <Act label={t('system.retry')} run={async () => {
            await ask('post', '/api/cdrs/dead-letters/{id}/retry', { path: { id: row.id ?? '' } });
            await refresh('/api/cdrs/dead-letters');
          }} />
        )} />
    </>
  );
}
