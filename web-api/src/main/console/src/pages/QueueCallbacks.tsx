import { ask } from '../api/client';
import { LIVE_MILLIS, refresh, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Confirm } from '../parts/Confirm';
import { lasting, secondsBetween, useMoments, useNow } from '../parts/moments';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';

const PATH = '/api/queues/{number}/callbacks';

/** Callers who have hung up and are called back in their turn; who is not to be called any more is taken off. */
export function QueueCallbacks({ number }: { number: string }) {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const now = useNow();
  const found = useRead(PATH, { path: { number } }, { every: LIVE_MILLIS });
  return (
    <section aria-label={t('callbacks.title')}>
      <h3>{t('callbacks.title')}</h3>
      <Trouble error={found.error} />
      <Table label={t('callbacks.title')} rows={found.data?.items ?? []} keyOf={row => row.id ?? ''} loading={found.isPending}
        columns={[
          { id: 'number', title: word('f', 'number'), cell: row => row.number },
          { id: 'enteredAt', title: word('f', 'lasting'), cell: row => lasting(secondsBetween(row.enteredAt, now)) },
          { id: 'tries', title: word('f', 'tries'), cell: row => row.tries },
          { id: 'notBefore', title: word('f', 'notBefore'), cell: row => moments.at(row.notBefore) },
          { id: 'ringing', title: word('e', 'RINGING'), cell: row => (row.ringing ?? []).join(', ') || '—' },
        ]}
        actions={row => (
          <Confirm label={t('callbacks.cancel')} ariaLabel={`${t('callbacks.cancel')} ${row.number}`}
            question={t('confirm.callback', { number: row.number ?? '' })} run={async () => {
              await ask('delete', '/api/queues/{number}/callbacks/{id}', { path: { number, id: row.id ?? '' } });
              await refresh('/api/queues');
            }} />
        )} />
    </section>
  );
}
