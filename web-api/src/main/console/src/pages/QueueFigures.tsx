import { useState } from 'react';
import { useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Bare } from '../parts/Bare';
import { Figure, Panel } from '../parts/Figure';
import { useMoments } from '../parts/moments';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { FormGroup, TextInput } from '../ui';

const COUNTS = ['offered', 'answered', 'answeredInTime', 'abandoned', 'turnedAway', 'left'] as const;
const TIMES = ['averageWaitSeconds', 'longestWaitSeconds', 'averageTalkSeconds'] as const;

/** What came of the callers of a queue: in the last day, or in the time that is asked for. */
export function QueueFigures({ number }: { number: string }) {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const [time, setTime] = useState<Record<string, string>>({});
  const iso = (name: string) => (time[name] ? new Date(time[name]).toISOString() : undefined);
  const found = useRead('/api/queues/{number}/statistics', { path: { number }, query: { from: iso('from'), to: iso('to') } });
  const sums = found.data;
  return (
    <Panel title={t('queues.past')}>
      <div className="c-search">
        {['from', 'to'].map(name => (
          <FormGroup key={name} label={word('f', name)} fieldId={`figures-${name}`}>
            <TextInput id={`figures-${name}`} type="datetime-local" value={time[name] ?? ''} onChange={(_, at) => setTime({ ...time, [name]: at })} />
          </FormGroup>
        ))}
      </div>
      <Trouble error={found.error} />
      {found.isPending && <Bare loading />}
      {sums && (
        <>
          <div className="c-cards">
            {COUNTS.map(name => <Figure key={name} title={word('f', name)} value={moments.number(sums[name]) || '0'} />)}
            <Figure title={t('queues.serviceLevel')} value={`${moments.number((sums.serviceLevel ?? 0) * 100, 1)} %`} />
            {TIMES.map(name => <Figure key={name} title={word('f', name)} value={moments.number(sums[name], 1) || '0'} />)}
          </div>
          <Table label={t('queues.agents')} rows={sums.agents ?? []} keyOf={row => row.extension ?? ''} empty={t('queues.noCallers')}
            columns={[
              { id: 'extension', title: word('f', 'extension'), cell: row => row.extension },
              { id: 'answered', title: word('f', 'answered'), cell: row => row.answered },
              { id: 'talkSeconds', title: word('f', 'talkSeconds'), cell: row => moments.number(row.talkSeconds, 0) },
            ]} />
        </>
      )}
    </Panel>
  );
}
