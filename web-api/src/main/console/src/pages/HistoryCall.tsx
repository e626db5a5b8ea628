import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { ApiError, type Schemas } from '../api/client';
import { useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Bare } from '../parts/Bare';
import { CallLog } from '../parts/CallLog';
import { Mark } from '../parts/Cells';
import { Act } from '../parts/Confirm';
import { download } from '../parts/files';
import { Ladder } from '../parts/Ladder';
import { lasting, useMoments } from '../parts/moments';
import { Screen } from '../parts/Page';
import { RecordingPlayer } from '../parts/Player';
import { QualityGraph } from '../parts/QualityGraph';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { legBars } from '../state/timeline';
import { useMay } from '../state/useSession';
import { Tab, Tabs, TabTitleText } from '../parts/Tabs';
import { DescriptionList, DescriptionListDescription, DescriptionListGroup, DescriptionListTerm } from '../ui';

type Cdr = Schemas['Cdr'];

/** One call that is over: what it was, its legs in time, why it went where it went, its SIP and its quality. */
export function HistoryCall() {
  const t = useText();
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const [tab, setTab] = useState<string | number>(search.get('tab') ?? 'legs');
  const found = useRead('/api/cdrs/{id}', { path: { id } });
  const hears = useMay('admin', 'supervisor', 'auditor');
  const reads = useMay('admin', 'auditor');
  const traces = useMay('admin');
  const cdr = found.data;
  const title = (key: Parameters<typeof t>[0]) => <TabTitleText>{t(key)}</TabTitleText>;
  return (
    <Screen title={cdr ? `${cdr.caller} → ${cdr.callee}` : t('page.history')} actions={<Link to="/history">{t('do.back')}</Link>}>
      <Trouble error={found.error} />
      {found.isPending && <Bare loading />}
      {cdr && (
        <div className="c-stack">
          <Facts cdr={cdr} />
          <Tabs activeKey={tab} onSelect={(_, key) => setTab(key)} aria-label={t('page.history')}>
            <Tab eventKey="legs" title={title('tab.legs')}><div className="c-gap"><Legs cdr={cdr} /></div></Tab>
            <Tab eventKey="why" title={title('tab.why')}><div className="c-gap"><Trail text={cdr.explain ?? ''} /></div></Tab>
            {traces && <Tab eventKey="sip" title={title('tab.sip')}><div className="c-gap">{tab === 'sip' && <Sip id={id} />}</div></Tab>}
            <Tab eventKey="quality" title={title('tab.quality')}>
              <div className="c-gap c-stack"><Quality cdr={cdr} />{tab === 'quality' && <QualityGraph call={id} />}</div>
            </Tab>
            {hears && (
              <Tab eventKey="recordings" title={title('page.recordings')}>
                <div className="c-gap">{tab === 'recordings' && <RecordingsOf id={id} />}</div>
              </Tab>
            )}
            {reads && (
              <Tab eventKey="log" title={title('tab.log')}><div className="c-gap">{tab === 'log' && <CallLog call={id} />}</div></Tab>
            )}
          </Tabs>
        </div>
      )}
    </Screen>
  );
}

function Facts({ cdr }: { cdr: Cdr }) {
  const word = useWord();
  const moments = useMoments();
  const facts: [string, React.ReactNode][] = [
    ['startedAt', moments.at(cdr.startedAt)], ['answeredAt', moments.at(cdr.answeredAt)], ['endedAt', moments.at(cdr.endedAt)],
    ['lasting', lasting(cdr.billableSeconds ?? 0)], ['direction', word('e', cdr.direction)],
    ['disposition', <Mark key="d" word={cdr.disposition} />], ['hangUpBy', word('e', cdr.hangUpBy)],
    ['cause', cdr.cause ? `${cdr.cause.sip ?? ''} ${cdr.cause.text ?? ''} ${cdr.cause.q850 ? `(Q.850 ${cdr.cause.q850})` : ''}` : ''],
    ['cost', cdr.cost ? `${cdr.cost} ${cdr.currency ?? ''}` : ''], ['verstat', cdr.verstat ?? ''], ['id', <code key="i">{cdr.id}</code>],
  ];
  return (
    <DescriptionList isHorizontal isCompact columnModifier={{ default: '1Col', lg: '2Col' }}>
      {facts.filter(([, value]) => value).map(([name, value]) => (
        <DescriptionListGroup key={name}>
          <DescriptionListTerm>{word('f', name)}</DescriptionListTerm>
          <DescriptionListDescription>{value}</DescriptionListDescription>
        </DescriptionListGroup>
      ))}
    </DescriptionList>
  );
}

function Legs({ cdr }: { cdr: Cdr }) {
  const word = useWord();
  const moments = useMoments();
  return (
    <ul className="c-bars c-trail">
      {legBars(cdr).map(bar => (
        <li key={bar.id} className="c-bar">
          <span>{bar.party} <span className="c-soft">{word('e', bar.direction)}</span></span>
          <span>
            <span className="c-track" aria-hidden="true" style={{ display: 'block' }}>
              <span className="c-ringing" style={{ left: `${bar.from}%`, width: `${bar.answered - bar.from}%` }} />
              <span style={{ left: `${bar.answered}%`, width: `${bar.to - bar.answered}%` }} />
            </span>
            <span className="c-soft">
              {moments.clock(bar.leg.startedAt)}{bar.leg.answeredAt ? ` · ${word('e', 'ANSWERED')} ${moments.clock(bar.leg.answeredAt)}` : ''}
              {' · '}{moments.clock(bar.leg.endedAt)} {bar.leg.cause?.text ? `· ${bar.leg.cause.text}` : ''}
              {bar.leg.trunk ? ` · ${bar.leg.trunk}` : ''}{bar.leg.group ? ` · ${bar.leg.group}` : ''}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Trail({ text }: { text: string }) {
  const t = useText();
  const lines = text.split('\n').filter(line => line.trim() !== '');
  return lines.length === 0 ? <Bare>{t('history.noTrail')}</Bare> : <ol className="c-trail">{lines.map((line, i) => <li key={i}>{line}</li>)}</ol>;
}

function Sip({ id }: { id: string }) {
  const t = useText();
  const found = useRead('/api/calls/{id}/trace', { path: { id } });
  if (found.isPending) {
    return <Bare loading />;
  }
  if (found.error && !(found.error instanceof ApiError && found.error.status === 404)) {
    return <Trouble error={found.error} />;
  }
  if (!found.data) {
    return <Bare>{t('history.noTrace')}</Bare>;
  }
  return (
    <div className="c-stack">
      <div><Act label={t('history.capture')} run={() => download(`/api/calls/${encodeURIComponent(id)}/trace.pcap`, `${id}.pcap`, '*/*')} /></div>
      <Ladder ladder={found.data} />
    </div>
  );
}

function Quality({ cdr }: { cdr: Cdr }) {
  const t = useText();
  const word = useWord();
  const moments = useMoments();
  const legs = (cdr.legs ?? []).filter(leg => leg.media);
  return (
    <Table label={t('tab.quality')} rows={legs} keyOf={leg => leg.id ?? ''} empty={t('history.noMedia')}
      columns={[
        { id: 'party', title: word('f', 'party'), cell: leg => leg.party },
        { id: 'codec', title: word('f', 'codec'), cell: leg => leg.media?.codec?.name ?? '—' },
        { id: 'mos', title: 'MOS', cell: leg => moments.number(leg.media?.mos, 2) || '—' },
        { id: 'received', title: word('f', 'packetsReceived'), cell: leg => moments.number(leg.media?.packetsReceived) },
        { id: 'sent', title: word('f', 'packetsSent'), cell: leg => moments.number(leg.media?.packetsSent) },
        { id: 'lost', title: word('f', 'packetsLost'), cell: leg => moments.number(leg.media?.packetsLost) },
        { id: 'jitter', title: word('f', 'jitterMillis'), cell: leg => moments.number(leg.media?.jitterMillis, 1) },
        { id: 'trip', title: word('f', 'roundTripMillis'), cell: leg => moments.number(leg.media?.roundTripMillis, 1) || '—' },
      ]} />
  );
}

function RecordingsOf({ id }: { id: string }) {
  const t = useText();
  const found = useRead('/api/recordings', { query: { call: id, limit: 20 } });
  const all = found.data?.items ?? [];
  if (found.isPending) {
    return <Bare loading />;
  }
  return all.length === 0
    ? <><Trouble error={found.error} /><Bare>{t('history.noRecording')}</Bare></>
    : <div className="c-stack">{all.map(one => <RecordingPlayer key={one.id} recording={one} />)}</div>;
}
