import { useEffect, useRef } from 'react';
import { ask, type Schemas } from '../api/client';
import { useLive } from '../api/live';
import { LIVE_MILLIS, refresh, useRead, useWhole } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Mark } from '../parts/Cells';
import { Act } from '../parts/Confirm';
import { Bare } from '../parts/Bare';
import { Figure, Panel } from '../parts/Figure';
import { lasting, secondsBetween, useMoments, useNow } from '../parts/moments';
import { Screen } from '../parts/Page';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { saying, serving, standing, type QueueNow } from '../state/queues';
import { Button, Label } from '../ui';
import { QueueCallbacks } from './QueueCallbacks';

/** The sums of the day change with the calls; whatever else changes them is seen by then. */
const DAY_MILLIS = 15_000;

/** Every queue at this moment: who waits, who works, and how the day goes. */
export default function Wallboard() {
  const t = useText();
  const board = useRef<HTMLDivElement>(null);
  const queues = useWhole('/api/queues', {}, { every: 30_000 });
  const all = queues.items.filter(queue => queue.enabled);
  return (
    <Screen title={t('page.wallboard')} lead={t('lead.wallboard')} actions={document.fullscreenEnabled && all.length > 0 && (
      <Button variant="secondary" onClick={() => void board.current?.requestFullscreen()}>{t('queues.fullScreen')}</Button>
    )}>
      <Trouble error={queues.error} />
      {all.length === 0 && <Bare loading={queues.isPending}>{t('queues.none')}</Bare>}
      <div className="c-stack c-board" ref={board}>{all.map(queue => <OneQueue key={queue.number} queue={queue} />)}</div>
    </Screen>
  );
}

function OneQueue({ queue }: { queue: Schemas['Queue'] }) {
  const t = useText();
  const moments = useMoments();
  const clock = useNow();
  const told = useLive<QueueNow>('queues')?.find(one => one.number === queue.number);
  const agents = useLive<Schemas['Agent']>('agents');
  const live = useRead('/api/queues/{number}/live', { path: { number: queue.number ?? '' } }, { every: told ? DAY_MILLIS : LIVE_MILLIS });
  const now = standing(live.data, told, agents);
  const { refetch } = live;
  const waits = told?.callers.map(caller => caller.callId).join(' ');
  useEffect(() => {
    if (waits !== undefined) {
      void refetch();
    }
  }, [waits, refetch]);
  const share = now?.today?.serviceLevel;
  return (
    <Panel title={`${queue.number} ${queue.name ?? ''}`}>
      <Trouble error={live.error} />
      <div className="c-cards">
        <Figure title={t('queues.waiting')} value={moments.number(now?.waiting)} below={t('queues.longest', { time: lasting(secondsBetween(now?.callers?.[0]?.enteredAt, clock)) })} />
        <Figure title={t('queues.free')} value={(now?.agents ?? []).filter(agent => agent.state === 'FREE').length}
          below={t('queues.ofAgents', { count: (now?.agents ?? []).filter(agent => agent.state !== 'LOGGED_OUT').length })} />
        <Figure title={t('queues.serviceLevel')} value={now?.today?.offered ? `${moments.share(share)} %` : '—'}
          below={t('queues.answeredOf', { answered: now?.today?.answered ?? 0, offered: now?.today?.offered ?? 0 })} />
        <Figure title={t('queues.abandoned')} value={moments.number(now?.today?.abandoned)} />
      </div>
      <Callers callers={now?.callers ?? []} />
      {now?.callers?.some(caller => caller.toBeCalled) && <QueueCallbacks number={queue.number ?? ''} />}
      <Agents agents={now?.agents ?? []} queue={queue} />
    </Panel>
  );
}

function Callers({ callers }: { callers: readonly Schemas['LiveQueueCaller'][] }) {
  const t = useText();
  const word = useWord();
  const now = useNow();
  return (
    <Table label={t('queues.waiting')} rows={callers} keyOf={row => row.callId ?? ''} empty={t('queues.nobody')}
      columns={[
        { id: 'place', title: word('f', 'slot'), cell: row => row.place },
        { id: 'from', title: word('f', 'from'),
          cell: row => <>{row.from} {row.toBeCalled && <Label isCompact color="blue">{t('queues.toBeCalled')}</Label>}</> },
        { id: 'enteredAt', title: word('f', 'lasting'), cell: row => lasting(secondsBetween(row.enteredAt, now)) },
        { id: 'ringing', title: word('e', 'RINGING'), cell: row => (row.ringing ?? []).join(', ') || '—' },
      ]} />
  );
}

function Agents({ agents, queue }: { agents: readonly Schemas['Agent'][]; queue: Schemas['Queue'] }) {
  const t = useText();
  const word = useWord();
  const now = useNow();
  const number = queue.number ?? '';
  const permanent = new Set((queue.members ?? []).filter(member => member.permanent).map(member => member.number));
  const say = async (agent: Schemas['Agent'], body: Schemas['AgentBody']) => {
    await ask('put', '/api/agents/{extension}', { path: { extension: agent.extension ?? '' }, body });
    await refresh('/api/queues', '/api/agents');
  };
  return (
    <Table label={t('queues.agents')} rows={agents} keyOf={row => row.extension ?? ''}
      columns={[
        { id: 'extension', title: word('f', 'extension'), cell: row => row.extension },
        { id: 'state', title: word('f', 'status'), cell: row => <Mark word={row.state} /> },
        { id: 'since', title: word('f', 'lasting'), cell: row => lasting(secondsBetween(row.since, now)) },
        { id: 'answered', title: word('f', 'answered'), cell: row => row.answered },
        { id: 'reason', title: word('f', 'reason'), cell: row => row.reason || '—' },
      ]}
      actions={row => {
        const serves = (row.queues ?? []).includes(number);
        const pause = t(row.paused ? 'queues.resume' : 'queues.pause');
        const login = t(serves ? 'queues.logOut' : 'queues.logIn');
        return (
          <>
            {row.state !== 'LOGGED_OUT' && (
              <Act label={pause} ariaLabel={`${pause} ${row.extension}`} run={() => say(row, saying(row, { paused: !row.paused }))} />
            )}
            {!permanent.has(row.extension) && (
              <Act label={login} ariaLabel={`${login} ${row.extension}`} run={() => say(row, serving(row, number, !serves))} />
            )}
          </>
        );
      }} />
  );
}
