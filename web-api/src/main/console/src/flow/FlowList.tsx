import { useText } from '../i18n';
import { Alert, Button, Label, Title } from '../ui';
import type { Lit } from './Canvas';
import { useNames } from './names';
import type { Graph, Node, Problem } from './things';
import type { MessageKey } from '../locales/en';

/** What callers would not like: each problem names the node and its exit, and leads there. */
export function Problems({ graph, select }: { graph: Graph; select: (id: string) => void }) {
  const t = useText();
  const names = useNames();
  const problems = graph.problems ?? [];
  const says = (problem: Problem) => {
    const node = graph.nodes?.find(one => one.id === problem.node);
    const where = node ? names.title(node) : problem.node;
    return [where, problem.exit && names.exit(node?.kind, problem.exit), t(`flow.problem.${problem.kind}` as MessageKey, { about: problem.about ?? '' })]
      .filter(part => part).join(' · ');
  };
  return problems.length === 0 ? null : (
    <Alert isInline className="c-gap" variant="warning" title={t('flow.problems', { count: problems.length })}>
      <ul className="c-flow-problems">
        {problems.map((problem, i) => (
          <li key={i}><Button variant="link" isInline onClick={() => select(problem.node!)}>{says(problem)}</Button></li>
        ))}
      </ul>
    </Alert>
  );
}

/** The picture in words, for whoever does not see it or has no mouse. */
export function FlowList({ graph, lit, select, changed }: {
  graph: Graph; lit: Lit; select: (id: string) => void; changed: (node: Node) => boolean;
}) {
  const t = useText();
  const names = useNames();
  const nodes = graph.nodes ?? [];
  const target = (id: string | undefined) => {
    const node = nodes.find(one => one.id === id);
    return node ? names.title(node) : id;
  };
  return (
    <section className="c-gap" aria-labelledby="flow-list-title">
      <Title headingLevel="h2" size="lg" id="flow-list-title">{t('flow.list')}</Title>
      <ul className="c-flow-list c-gap">
        {nodes.map(node => (
          <li key={node.id} className={lit.nodes.has(node.id!) ? 'c-lit' : undefined}>
            <Button variant="link" isInline onClick={() => select(node.id!)}>{names.title(node)}</Button>{' '}
            {!node.enabled && <Label color="grey">{t('flow.off')}</Label>}{' '}
            {changed(node) && <Label color="blue">{t('flow.draft')}</Label>}{' '}
            {lit.nodes.has(node.id!) && <Label color="green">{t('flow.passes')}</Label>}
            <ul>
              {(node.exits ?? []).map(exit => (
                <li key={exit.id}>
                  {names.exit(node.kind, exit.id!)} → {exit.leads === 'ON' ? target(exit.to) : t(exit.leads === 'AGAIN' ? 'flow.again' : 'flow.over')}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
