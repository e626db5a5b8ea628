import type { Schemas } from '../api/client';
import { useText, useWord } from '../i18n';
import { Mark } from './Cells';
import { lasting, useMoments } from './moments';
import { Table } from './Table';

/** Calls that are over. */
export function CdrTable({ rows, loading, more }: { rows: readonly Schemas['Cdr'][]; loading?: boolean; more?: () => void }) {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  return (
    <Table even label={t('page.history')} rows={rows} loading={loading} more={more} keyOf={row => row.id ?? ''} to={row => `/history/at/${row.id}`}
      columns={[
        { id: 'startedAt', title: word('f', 'startedAt'), cell: row => moments.at(row.startedAt) },
        { id: 'caller', title: word('f', 'caller'), cell: row => row.caller },
        { id: 'callee', title: word('f', 'callee'), cell: row => row.callee },
        { id: 'direction', title: word('f', 'direction'), cell: row => word('e', row.direction) },
        { id: 'disposition', title: word('f', 'disposition'), cell: row => <Mark word={row.disposition} /> },
        { id: 'billableSeconds', title: word('f', 'lasting'), cell: row => lasting(row.billableSeconds ?? 0) },
      ]} />
  );
}
