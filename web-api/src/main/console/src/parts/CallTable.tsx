import type { Schemas } from '../api/client';
import { useText, useWord } from '../i18n';
import { CallActions } from './CallActions';
import { Mark } from './Cells';
import { lasting, secondsBetween, useNow } from './moments';
import { Table } from './Table';

/** Calls that live. */
export function CallTable({ rows, loading, more }: { rows: readonly Schemas['Call'][]; loading?: boolean; more?: () => void }) {
  const t = useText();
  const word = useWord();
  return (
    <Table label={t('page.calls')} rows={rows} loading={loading} more={more} empty={t('calls.none')} keyOf={row => row.id ?? ''}
      columns={[
        { id: 'from', title: word('f', 'from'), cell: row => <Party number={row.from} name={row.fromName} /> },
        { id: 'to', title: word('f', 'to'), cell: row => row.to },
        { id: 'status', title: word('f', 'status'), cell: row => <Mark word={row.status} /> },
        { id: 'lasting', title: word('f', 'lasting'), cell: row => <Ticking since={row.answeredAt ?? row.startedAt} /> },
        { id: 'recording', title: word('f', 'recording'), cell: row => (row.recording === 'OFF' ? '—' : word('e', row.recording)) },
        { id: 'legs', title: word('f', 'legs'),
          cell: row => (row.legs ?? []).map(leg => `${leg.party} ${word('e', leg.phase)}${leg.holding ? ` (${t('calls.holding')})` : ''}`).join(' · ') },
      ]}
      actions={row => <CallActions call={row} />} />
  );
}

function Party({ number, name }: { number: string | undefined; name: string | undefined }) {
  return <>{number}{name && name !== number ? <span className="c-soft"> {name}</span> : null}</>;
}

function Ticking({ since }: { since: string | undefined }) {
  return <time>{lasting(secondsBetween(since, useNow()))}</time>;
}
