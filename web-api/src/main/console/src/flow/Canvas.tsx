import {
  Background, Controls, Handle, MarkerType, Position, ReactFlow, useNodesState, type Connection, type Edge, type Node as Drawn, type NodeChange,
  type NodeProps,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useEffect, useMemo } from 'react';
import { useText } from '../i18n';
import { isDark, usePreferences } from '../state/preferences';
import { heightOf, layout, WIDTH } from './layout';
import { useNames } from './names';
import type { Exit, Graph, Node } from './things';
import './flow.css';

export interface Lit {
  nodes: ReadonlySet<string>;
  exits: ReadonlySet<string>;
}

interface Shown {
  graph: Graph;
  lit: Lit;
  selected: string | undefined;
  select: (id: string) => void;
  /** an exit was drawn to another node; absent for who may not */
  move?: (node: string, exit: string, target: string) => void;
}

type Data = { node: Node; on: boolean; exits: ReadonlySet<string>; faults: ReadonlySet<string>; may: boolean };
type Thing = Drawn<Data, 'thing'>;

const TYPES = { thing: ThingNode };

/** The way of calls as a picture. What it shows and does, the list and the panel beside it show and do, too. */
export function Canvas({ graph, lit, selected, select, move }: Shown) {
  const t = useText();
  const names = useNames();
  const { theme } = usePreferences();
  const may = move !== undefined;
  const drawn = useMemo(() => things(graph, lit, may), [graph, lit, may]);
  const [nodes, setNodes, onNodesChange] = useNodesState<Thing>([]);
  useEffect(() => {
    setNodes(before => drawn.map(node => ({
      ...node,
      ariaLabel: names.title(node.data.node),
      selected: node.id === selected,
      // what somebody has put elsewhere stays there as long as the picture is the same
      position: before.find(old => old.id === node.id && old.data.node === node.data.node)?.position ?? node.position,
    })));
  }, [drawn, selected, t]);
  const edges = useMemo(() => edgesOf(graph, lit, may,
    (node, exit) => `${names.title(node)}: ${names.exit(node.kind, exit.id!)} → ${exit.to}`), [graph, lit, may, t]);
  const connect = (drawnTo: Connection) => {
    if (move && drawnTo.sourceHandle) {
      move(drawnTo.source, drawnTo.sourceHandle, drawnTo.target);
    }
  };
  // only what somebody does with mouse or keys comes this way
  const chosen = (changes: NodeChange<Thing>[]) => {
    onNodesChange(changes);
    for (const change of changes) {
      if (change.type === 'select' && change.selected) {
        select(change.id);
      }
    }
  };
  return (
    <div className="c-flow-canvas" role="group" aria-label={t('flow.canvas')}>
      <ReactFlow<Thing> nodes={nodes} edges={edges} nodeTypes={TYPES}
        onNodesChange={chosen} onConnect={connect} onReconnect={(_, drawnTo) => connect(drawnTo)}
        colorMode={isDark(theme) ? 'dark' : 'light'} fitView fitViewOptions={{ maxZoom: 1 }} minZoom={0.2}
        nodesConnectable={may} edgesFocusable={false} deleteKeyCode={null} multiSelectionKeyCode={null} selectionKeyCode={null}
        ariaLabelConfig={{
          'controls.ariaLabel': t('flow.controls'), 'controls.zoomIn.ariaLabel': t('flow.zoomIn'),
          'controls.zoomOut.ariaLabel': t('flow.zoomOut'), 'controls.fitView.ariaLabel': t('flow.fit'),
        }}>
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

function things(graph: Graph, lit: Lit, may: boolean): Thing[] {
  const places = layout(graph);
  return (graph.nodes ?? []).map(node => ({
    id: node.id!,
    type: 'thing',
    position: places.get(node.id!)!,
    width: WIDTH,
    height: heightOf(node),
    data: {
      node, may,
      on: lit.nodes.has(node.id!),
      exits: new Set((node.exits ?? []).map(exit => exit.id!).filter(id => lit.exits.has(`${node.id}|${id}`))),
      faults: new Set((graph.problems ?? []).filter(problem => problem.node === node.id).map(problem => problem.exit ?? '')),
    },
  }));
}

function edgesOf(graph: Graph, lit: Lit, may: boolean, name: (node: Node, exit: Exit) => string): Edge[] {
  const known = new Set((graph.nodes ?? []).map(node => node.id));
  return (graph.nodes ?? []).flatMap(node => (node.exits ?? [])
    .filter(exit => exit.leads === 'ON' && known.has(exit.to))
    .map(exit => {
      const id = `${node.id}|${exit.id}`;
      const on = lit.exits.has(id);
      return {
        id, source: node.id!, sourceHandle: exit.id!, target: exit.to!, targetHandle: 'in', animated: on, className: on ? 'c-lit' : undefined,
        ariaLabel: name(node, exit),
        markerEnd: { type: MarkerType.ArrowClosed }, reconnectable: may ? ('target' as const) : false, zIndex: on ? 1 : 0,
      };
    }));
}

function ThingNode({ data, selected }: NodeProps<Thing>) {
  const names = useNames();
  const { node, on, exits, faults, may } = data;
  const classes = ['c-thing', on && 'c-lit', selected && 'c-chosen', !node.enabled && 'c-off', faults.size > 0 && 'c-wrong'];
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      <div className="c-thing-head">
        <Handle type="target" id="in" position={Position.Left} isConnectable={may && node.kind !== 'DID'} />
        <span className="c-thing-kind">{names.kind(node)}</span>
        <b>{[node.name, node.title].filter(part => part).join(' ')}</b>
      </div>
      {(node.members ?? []).length > 0 && <div className="c-thing-row">{node.members!.join(', ')}</div>}
      {(node.exits ?? []).map(exit => (
        <div key={exit.id} className={`c-thing-row${exits.has(exit.id!) ? ' c-lit' : ''}${faults.has(exit.id!) ? ' c-wrong' : ''}`}>
          <span>{names.exit(node.kind, exit.id!)}</span>
          <span>{exit.leads === 'ON' ? exit.to : exit.leads === 'AGAIN' ? '↺' : '✕'}</span>
          <Handle type="source" id={exit.id!} position={Position.Right} isConnectable={may} />
        </div>
      ))}
    </div>
  );
}
