import type { Schemas } from '../api/client';
import { usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Panel } from '../parts/Figure';
import type { Field } from '../parts/fields';
import { useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { Setting } from '../parts/Setting';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { useMay } from '../state/useSession';

const FIELDS: readonly Field<keyof Schemas['Emergency']>[] = [
  { name: 'numbers', kind: 'lines' },
  { name: 'prefixes', kind: 'lines' },
  { name: 'testNumbers', kind: 'lines' },
  { name: 'trunks', kind: 'lines' },
  { name: 'callback', kind: 'text' },
  { name: 'site', kind: 'text' },
  { name: 'notifyExtensions', kind: 'lines' },
  { name: 'notifyEmails', kind: 'lines' },
];

export default function Emergency() {
  const t = useText();
  const admin = useMay('admin');
  const reader = useMay('admin', 'supervisor');
  return (
    <Screen title={t('page.emergency')} lead={t('lead.emergency')}>
      <div className="c-stack">
        <Panel title={t('emergency.calls')}><EmergencyCalls /></Panel>
        {reader && (
          <Panel title={t('emergency.settings')}>
            <Setting<Schemas['Emergency']> path="/api/emergency" fields={FIELDS} label={t('emergency.settings')} readOnly={!admin} />
          </Panel>
        )}
      </div>
    </Screen>
  );
}

function EmergencyCalls() {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const pages = usePages('/api/emergency/calls', {}, { key: 'after', every: 10_000 });
  const rows = (pages.data?.pages ?? []).flatMap(page => page?.items ?? []);
  return (
    <>
      <Trouble error={pages.error} />
      <Table label={t('emergency.calls')} rows={rows} keyOf={row => row.id ?? ''} loading={pages.isPending} to={row => `/history/at/${row.id}`}
        more={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined} empty={t('emergency.none')}
        columns={[
          { id: 'at', title: word('f', 'startedAt'), cell: row => moments.at(row.at) },
          { id: 'from', title: word('f', 'from'), cell: row => row.from },
          { id: 'number', title: word('f', 'number'), cell: row => `${row.number}${row.test ? ` (${t('emergency.test')})` : ''}` },
          { id: 'place', title: word('f', 'site'), cell: row => row.place || row.site || '—' },
          { id: 'trunk', title: word('f', 'trunk'), cell: row => row.trunk || '—' },
        ]} />
    </>
  );
}
