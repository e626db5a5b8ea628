import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { read, type Schemas } from '../api/client';
import { useRead } from '../api/queries';
import { Canvas } from '../flow/Canvas';
import { DraftBar } from '../flow/DraftBar';
import { lit } from '../flow/draft';
import { FlowList, Problems } from '../flow/FlowList';
import { SidePanel } from '../flow/SidePanel';
import { Simulate } from '../flow/Simulate';
import { THINGS, thingOf, type Graph, type ThingKind } from '../flow/things';
import { useDraft } from '../flow/useDraft';
import { Versions } from '../flow/Versions';
import { useText } from '../i18n';
import { Bare } from '../parts/Bare';
import { Screen } from '../parts/Page';
import { Trouble } from '../parts/Trouble';
import { useMay } from '../state/useSession';
import { Alert, Button, FormGroup, FormSelect, FormSelectOption, TextInput } from '../ui';

const EMPTY: Graph = { nodes: [], problems: [], cut: false };
const NEW = Object.keys(THINGS) as ThingKind[];

/** Where calls go from a number: shown, changed in a draft, tried without a call, published. */
export default function Flow() {
  const t = useText();
  const may = useMay('admin');
  const [search, setSearch] = useSearchParams();
  const from = search.get('from') ?? '';
  const [selected, setSelected] = useState<string>();
  const [fresh, setFresh] = useState<ThingKind>();
  const [answer, setAnswer] = useState<Schemas['Explained']>();
  const go = (to: string, draft: string | undefined) => {
    setAnswer(undefined);
    setSearch({ ...(to && { from: to }), ...(draft && { draft }) });
  };
  const draft = useDraft(search.get('draft') ?? undefined, from, id => go(from, id));
  const drawn = useQuery({
    queryKey: ['/api/flow-graph', from, draft.id ?? '', draft.etag ?? ''],
    queryFn: ({ signal }) => read('/api/flow-graph', { query: { from: from || undefined, draft: draft.id }, signal }),
    enabled: draft.ready,
    placeholderData: keepPreviousData,
  });
  const graph = drawn.data ?? EMPTY;
  const nodes = graph.nodes ?? [];
  const shining = useMemo(() => lit(answer?.steps ?? []), [answer]);
  const select = (id: string | undefined) => {
    setFresh(undefined);
    setSelected(id);
  };
  const panel = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(0);
  // who has no mouse goes on where the thing is that was chosen, or put into the draft, wherever the button was
  const focus = () => setWanted(before => before + 1);
  useEffect(() => {
    if (wanted > 0) {
      panel.current?.focus();
    }
  }, [wanted]);
  const open = (id: string) => {
    select(id);
    focus();
  };
  const node = nodes.find(one => one.id === selected);
  return (
    <Screen title={t('page.flow')} lead={t('lead.flow')}>
      <Where key={from} from={from} draft={draft.id} go={go} />
      {may && (
        <div className="c-actions" role="group" aria-label={t('flow.add')}>
          {NEW.map(kind => (
            <Button key={kind} size="sm" variant="secondary" onClick={() => { setFresh(kind); focus(); }}>{`${t('do.new')}: ${t(THINGS[kind].one)}`}</Button>
          ))}
        </div>
      )}
      <DraftBar draft={draft} problems={graph.problems?.length ?? 0} close={() => go(from, undefined)} />
      <Trouble error={drawn.error ?? draft.error} />
      {graph.cut && <Alert isInline variant="warning" title={t('flow.cut')} />}
      <Problems graph={graph} select={open} />
      {drawn.isPending && <Bare loading />}
      <div className="c-flow c-gap">
        <Canvas key={nodes.map(one => one.id).join(' ')} graph={graph} lit={shining} selected={selected} select={select}
          move={may ? (id, exit, target) => void draft.move(nodes.find(one => one.id === id), exit, nodes.find(one => one.id === target)) : undefined} />
        <div className="c-flow-side" ref={panel} tabIndex={-1} role="region" aria-label={t('flow.panel')}>
          <SidePanel key={`${fresh ?? selected ?? ''} ${draft.etag ?? ''}`} node={node} fresh={fresh} nodes={nodes} changes={draft.changes} draft={draft.id}
            close={() => setFresh(undefined)}
            take={may ? async change => {
              await draft.take(change);
              if (fresh) {
                select(fresh === 'number' ? `did:${change.name}` : change.name);
              }
              focus();
            } : undefined} />
        </div>
      </div>
      <Simulate key={`simulate ${from}`} to={from} draft={draft.id} show={setAnswer} />
      <FlowList graph={graph} lit={shining} select={open} changed={one => draft.changes.some(change => change.kind === thingOf(one) && change.name === one.name)} />
      <Versions restored={id => go(from, id)} />
    </Screen>
  );
}

/** Which part is shown, and by which draft. */
function Where({ from, draft, go }: { from: string; draft: string | undefined; go: (from: string, draft: string | undefined) => void }) {
  const t = useText();
  const [typed, setTyped] = useState(from);
  const drafts = useRead('/api/flow-drafts');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(typed.trim(), draft);
  };
  return (
    <form className="c-search" role="search" onSubmit={submit}>
      <FormGroup label={t('flow.from')} fieldId="flow-begin">
        <TextInput id="flow-begin" value={typed} placeholder={t('flow.whole')} onChange={(_, text) => setTyped(text)} />
      </FormGroup>
      <Button type="submit" variant="secondary">{t('flow.show')}</Button>
      <FormGroup label={t('flow.draft')} fieldId="flow-draft">
        <FormSelect id="flow-draft" value={draft ?? ''} onChange={(_, id) => go(from, id || undefined)}>
          <FormSelectOption value="" label={t('flow.published')} />
          {(drafts.data?.items ?? []).map(one => <FormSelectOption key={one.id} value={one.id} label={`${one.title} (${one.who})`} />)}
        </FormSelect>
      </FormGroup>
    </form>
  );
}
