import { useState } from 'react';
import { ask, type Schemas } from '../api/client';
import { useLive } from '../api/live';
import { refresh, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Mark } from '../parts/Cells';
import { Act } from '../parts/Confirm';
import { Panel } from '../parts/Figure';
import { lasting, secondsBetween, useNow } from '../parts/moments';
import { Table } from '../parts/Table';
import { saying, serving } from '../state/queues';
import { FormGroup, Label, TextInput } from '../ui';

const LONGEST_REASON = 40;

/** The queues that somebody may serve and what he does there; nothing for who is a member of none. */
export function MyQueues({ number }: { number: string }) {
  const t = useText();
  const live = useLive<Schemas['Agent']>('agents');
  const asked = useRead('/api/agents/{extension}', { path: { extension: number } }, { every: live ? undefined : 5_000, off: live !== undefined });
  const agent = live ? live.find(one => one.extension === number) : asked.data;
  return agent?.memberOf?.length ? <Panel title={t('me.queues')}><AtWork agent={agent} /></Panel> : null;
}

function AtWork({ agent }: { agent: Schemas['Agent'] }) {
  const t = useText();
  const word = useWord();
  const say = async (body: Schemas['AgentBody']) => {
    await ask('put', '/api/agents/{extension}', { path: { extension: agent.extension ?? '' }, body });
    await refresh('/api/agents');
  };
  return (
    <>
      <p>
        <span role="status"><Mark word={agent.state} /> {agent.paused && agent.state !== 'PAUSED' && <Mark word="PAUSED" />} {agent.reason}</span>
        {' '}<Lasting since={agent.since} />
      </p>
      {(agent.paused || agent.state !== 'LOGGED_OUT') && <Pause key={String(agent.paused)} agent={agent} say={say} />}
      <Table label={t('me.queues')} rows={agent.memberOf ?? []} keyOf={row => row.number ?? ''}
        columns={[
          { id: 'number', title: word('f', 'number'), cell: row => row.number },
          { id: 'name', title: word('f', 'name'), cell: row => row.name },
          { id: 'status', title: word('f', 'status'), cell: row => <Served agent={agent} seat={row} /> },
        ]}
        actions={row => {
          const serves = serve(agent, row);
          const label = t(serves ? 'queues.logOut' : 'queues.logIn');
          return row.permanent ? null
            : <Act label={label} ariaLabel={`${label} ${row.number}`} run={() => say(serving(agent, row.number ?? '', !serves))} />;
        }} />
    </>
  );
}

const serve = (agent: Schemas['Agent'], seat: Schemas['AgentSeat']) => (agent.queues ?? []).includes(seat.number ?? '');

function Served({ agent, seat }: { agent: Schemas['Agent']; seat: Schemas['AgentSeat'] }) {
  const t = useText();
  const word = useWord();
  if (seat.permanent) {
    return <Label isCompact color="blue">{word('f', 'permanent')}</Label>;
  }
  return serve(agent, seat)
    ? <Label isCompact color="green">{t('me.loggedIn')}</Label>
    : <Label isCompact color="grey">{word('e', 'LOGGED_OUT')}</Label>;
}

function Lasting({ since }: { since: string | undefined }) {
  return <time className="c-soft">{lasting(secondsBetween(since, useNow()))}</time>;
}

/** Makes a pause in all queues, and says why if one likes; or ends it. */
function Pause({ agent, say }: { agent: Schemas['Agent']; say: (body: Schemas['AgentBody']) => Promise<void> }) {
  const t = useText();
  const word = useWord();
  const [reason, setReason] = useState('');
  if (agent.paused) {
    return <div className="c-actions"><Act label={t('queues.resume')} run={() => say(saying(agent, { paused: false, reason: undefined }))} /></div>;
  }
  return (
    <div className="c-search">
      <FormGroup label={word('f', 'reason')} fieldId="pause-reason">
        <TextInput id="pause-reason" value={reason} maxLength={LONGEST_REASON} onChange={(_, text) => setReason(text)} />
      </FormGroup>
      <Act label={t('queues.pause')} run={() => say(saying(agent, { paused: true, reason: reason.trim() }))} />
    </div>
  );
}
