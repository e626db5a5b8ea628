import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../api/client';
import { useLive } from '../api/live';
import { LIVE_MILLIS, useRead, useWhole } from '../api/queries';
import { useText } from '../i18n';
import { Bars } from '../parts/Bars';
import { CallTable } from '../parts/CallTable';
import { CdrTable } from '../parts/CdrTable';
import { Figure, Panel } from '../parts/Figure';
import { lasting, secondsBetween, useMoments, useNow } from '../parts/moments';
import { Screen } from '../parts/Page';
import { Trouble } from '../parts/Trouble';
import { hourly, summed } from '../state/rollups';
import type { QueueNow } from '../state/queues';
import { useMay } from '../state/useSession';
import { Label } from '../ui';

/** What the house does now, and what it did in the last day. */
export default function Dashboard() {
  const t = useText();
  const live = useLive<Partial<Schemas['SystemStatus']>>('system');
  const status = useRead('/api/system/status', {}, { every: live ? 15_000 : LIVE_MILLIS });
  const reader = useMay('admin', 'supervisor');
  return (
    <Screen title={t('page.dashboard')}>
      <Trouble error={status.error} />
      <Figures status={status.data && { ...status.data, ...live?.[0] }} reader={reader} />
      <div className="c-stack">
        {reader && <Now />}
        <Day />
        <Latest />
      </div>
    </Screen>
  );
}

function Figures({ status, reader }: { status: Schemas['SystemStatus'] | undefined; reader: boolean }) {
  const t = useText();
  const moments = useMoments();
  const works = useMay('admin', 'auditor');
  const well = status?.database === 'UP' && status.broker === 'UP' && status.switchReachable;
  return (
    <div className="c-cards">
      <Figure title={t('dash.callsNow')} value={moments.number(status?.calls?.active)}
        below={t('dash.started', { count: moments.number(status?.calls?.started) || '0' })} />
      <Figure title={t('page.registrations')} value={moments.number(status?.registrations)} below={<Link to="/registrations">{t('do.show')}</Link>} />
      {reader && <TrunkFigure />}
      {reader && <QueueFigure />}
      {works && <JobFigure />}
      <Figure title={t('dash.records')} value={moments.number(status?.records?.written)}
        below={t('dash.waiting', { count: moments.number(status?.records?.waiting) || '0' })} />
      <Figure title={t('page.system')} value={status && <Label color={well ? 'green' : 'red'}>{well ? t('word.up') : t('word.trouble')}</Label>}
        below={t('dash.uptime', { time: lasting(status?.uptimeSeconds ?? 0) })} />
    </div>
  );
}

function TrunkFigure() {
  const t = useText();
  const live = useLive<Schemas['Trunk']>('trunks');
  const trunks = useWhole('/api/trunks', {}, { every: live ? 30_000 : 5_000 });
  const states = new Map(live?.map(one => [one.name, one.state]));
  const all = trunks.items.filter(trunk => trunk.enabled).map(trunk => ({ ...trunk, state: states.get(trunk.name) ?? trunk.state }));
  const down = all.filter(trunk => !trunk.state?.up);
  return (
    <Figure title={t('page.trunks')} value={`${all.length - down.length} / ${all.length}`}
      below={down.length > 0 ? <Link to="/trunks">{down.map(trunk => trunk.name).join(', ')}</Link> : t(all.length > 0 ? 'dash.trunksUp' : 'dash.noTrunks')} />
  );
}

function Now() {
  const t = useText();
  const live = useLive<Schemas['Call']>('calls');
  const calls = useRead('/api/calls', { query: { limit: 20 } }, { every: live ? undefined : LIVE_MILLIS });
  return (
    <Panel title={t('page.calls')}>
      <CallTable rows={live?.slice(0, 20) ?? calls.data?.items ?? []} loading={!live && calls.isPending} />
    </Panel>
  );
}

function Day() {
  const t = useText();
  const { hour: clock } = useMoments();
  const from = useMemo(() => new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - 23 * 3_600_000), []);
  const rolled = useWhole('/api/reports/rollups', {
    query: { granularity: 'hour', from: from.toISOString(), to: new Date(from.getTime() + 24 * 3_600_000).toISOString(), limit: 1000 } as never,
  }, { every: 60_000 });
  const hours = hourly(rolled.items, from, 24);
  return (
    <Panel title={t('dash.day')}>
      <Sums rows={rolled.items} />
      <Bars label={t('dash.day')} categories={hours.map(hour => clock(hour.start))}
        series={[
          { name: t('dash.callsOfHour'), values: hours.map(hour => hour.calls) },
          { name: t('dash.answered'), values: hours.map(hour => hour.answered) },
        ]} />
    </Panel>
  );
}

/** How the day went: how many calls were answered, how long they were, and how they sounded. */
function Sums({ rows }: { rows: readonly Schemas['RollUp'][] }) {
  const t = useText();
  const moments = useMoments();
  const { calls, asr, acd, mos } = summed(rows);
  return (
    <div className="c-cards">
      <Figure title={t('dash.asr')} value={asr === undefined ? undefined : `${moments.number(asr, 1)} %`}
        below={t('dash.ofCalls', { count: moments.number(calls) })} />
      <Figure title={t('dash.acd')} value={acd === undefined ? undefined : lasting(acd)} />
      <Figure title={t('dash.mos')} value={mos === undefined ? undefined : moments.number(mos, 2)} below={<Link to="/quality">{t('page.quality')}</Link>} />
    </div>
  );
}

/** How many callers wait in all queues, and for how long. */
function QueueFigure() {
  const t = useText();
  const now = useNow();
  const moments = useMoments();
  const queues = useLive<QueueNow>('queues') ?? [];
  const waiting = queues.reduce((sum, queue) => sum + queue.callers.length, 0);
  const first = queues.flatMap(queue => queue.callers.map(caller => caller.enteredAt ?? '')).sort()[0];
  return (
    <Figure title={t('page.queues')} value={moments.number(waiting)}
      below={<Link to="/wallboard">{t(first ? 'queues.longest' : 'dash.queuesWaiting', { time: lasting(secondsBetween(first, now)), count: queues.length })}</Link>} />
  );
}

/** What runs by itself, and whether it went well at last. */
function JobFigure() {
  const t = useText();
  const moments = useMoments();
  const jobs = useRead('/api/jobs', {}, { every: 15_000 });
  const all = jobs.data?.items ?? [];
  const failed = all.filter(job => job.latest?.status === 'FAILED').length;
  return (
    <Figure title={t('page.jobs')} value={moments.number(all.length)}
      below={<Link to="/jobs">{failed > 0 ? t('dash.jobsFailed', { count: failed }) : t('dash.jobsWell')}</Link>} />
  );
}

function Latest() {
  const t = useText();
  const cdrs = useRead('/api/cdrs', { query: { limit: 8 } }, { every: 10_000 });
  const page = cdrs.data as Schemas['CdrPage'] | undefined;
  return <Panel title={t('page.history')}><CdrTable rows={page?.items ?? []} loading={cdrs.isPending} /></Panel>;
}
