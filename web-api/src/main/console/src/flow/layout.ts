import type { Graph, Node } from './things';

/** Where a node stands, in pixels of the canvas. */
export interface Place {
  x: number;
  y: number;
}

export const WIDTH = 232;
const COLUMN = WIDTH + 110;
const HEAD = 58;
const ROW = 24;
const GAP = 28;

/** How tall a node is drawn. */
export function heightOf(node: Node): number {
  return HEAD + (node.exits?.length ?? 0) * ROW + ((node.members?.length ?? 0) > 0 ? ROW : 0);
}

/** How many ways from a beginning each node is, at least. */
function columns(nodes: readonly Node[]): Map<string, number> {
  const known = new Map(nodes.map(node => [node.id!, node]));
  const reached = new Set(nodes.flatMap(node => targets(node).filter(to => to !== node.id)));
  const found = new Map<string, number>();
  let next = nodes.filter(node => !reached.has(node.id!)).map(node => node.id!);
  const rest = nodes.map(node => node.id!);
  while (found.size < nodes.length) {
    // what is only reached in a circle begins where it is met first
    const first = next.length > 0 ? next : [rest.find(id => !found.has(id))!];
    let column = 0;
    for (let layer = first; layer.length > 0; column++) {
      layer.forEach(id => found.set(id, Math.min(found.get(id) ?? column, column)));
      layer = [...new Set(layer.flatMap(id => targets(known.get(id)!)))].filter(id => known.has(id) && !found.has(id));
    }
    next = [];
  }
  return found;
}

function targets(node: Node): string[] {
  return (node.exits ?? []).filter(exit => exit.leads === 'ON').map(exit => exit.to!);
}

/** Calls go from left to right; in a column stands first what is led to first. */
export function layout(graph: Graph): Map<string, Place> {
  const nodes = graph.nodes ?? [];
  const column = columns(nodes);
  const places = new Map<string, Place>();
  const last = Math.max(0, ...column.values());
  for (let x = 0; x <= last; x++) {
    let y = 0;
    for (const node of ordered(nodes.filter(one => column.get(one.id!) === x), nodes, places)) {
      places.set(node.id!, { x: x * COLUMN, y });
      y += heightOf(node) + GAP;
    }
  }
  return places;
}

/** By the height of who leads there, and the order of its exits. */
function ordered(layer: Node[], all: readonly Node[], places: ReadonlyMap<string, Place>): Node[] {
  const height = (id: string) => Math.min(...all.flatMap(from => {
    const place = places.get(from.id!);
    const exit = targets(from).indexOf(id);
    return place && exit >= 0 ? [place.y + HEAD + exit * ROW] : [];
  }));
  return layer.map((node, index) => ({ node, index, at: height(node.id!) }))
    .sort((a, b) => (a.at === b.at ? a.index - b.index : a.at - b.at))
    .map(one => one.node);
}
