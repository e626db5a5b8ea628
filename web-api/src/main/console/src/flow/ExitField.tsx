import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { read } from '../api/client';
import { queries } from '../api/queries';
import { useText, useWord } from '../i18n';
import { ACTIONS } from '../objects/kinds';
import type { Values } from '../parts/fields';
import { HelperText, HelperTextItem } from '../parts/Below';
import { FormGroup, FormHelperText, FormSelect, FormSelectOption, TextInput } from '../ui';
import { useNames } from './names';
import { acting, actionOf, redirected, targetOf, type Action, type Node, type ThingKind } from './things';

/** So long nobody has typed. */
const REST_MILLIS = 300;

/** Actions whose target is a number, of which the house knows what stands there. */
const NUMBERS: ReadonlySet<Action | undefined> = new Set(['NUMBER', 'MENU', 'EXTERNAL', undefined]);

/** What stands at a number, by the house itself: the picture need not show it. */
const placed = (target: string, draft: string | undefined) => ({
  queryKey: ['/api/flow-graph', 'at', target, draft ?? ''],
  queryFn: async () => (await read('/api/flow-graph', { query: { from: target, draft } }))?.nodes?.[0] ?? null,
  staleTime: 5_000,
});

function useRested(typed: string): string {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), REST_MILLIS);
    return () => clearTimeout(timer);
  }, [typed]);
  return rested;
}

/** A form as it was opened, as it is now, and what somebody has chosen in it. */
export interface Filling {
  kind: ThingKind;
  opened: Values;
  values: Values;
  chosen: Readonly<Record<string, Action>>;
}

/** Whether it is still to be found out how an exit leads to what was typed. */
function isOpen({ kind, opened, values, chosen }: Filling, exit: string): boolean {
  const target = targetOf(kind, values, exit);
  return kind === 'menu' && target !== '' && chosen[exit] === undefined && NUMBERS.has(actionOf(kind, values, exit))
    && target !== targetOf(kind, opened, exit);
}

/** The form after the house was asked what stands at the numbers that were typed. */
export async function settled(form: Filling, exits: readonly string[], draft: string | undefined): Promise<Values> {
  let { values } = form;
  for (const exit of exits.filter(one => isOpen(form, one))) {
    const target = targetOf(form.kind, values, exit);
    const there = await queries.fetchQuery(placed(target, draft));
    values = redirected(form.kind, values, exit, target, { of: there?.kind, opened: form.opened });
  }
  return values;
}

/** Where an exit leads: what it does, the number, and who has it. */
export function ExitField({ form, exit, nodes, draft, disabled, change, choose }: {
  form: Filling; exit: string; nodes: readonly Node[]; draft: string | undefined; disabled: boolean;
  change: (values: Values) => void; choose: (exit: string, action: Action) => void;
}) {
  const t = useText();
  const word = useWord();
  const names = useNames();
  const { kind, values, opened, chosen } = form;
  const id = `flow-exit-${exit}`;
  const label = names.exit(kind === 'queue' ? 'QUEUE' : undefined, exit);
  const target = targetOf(kind, values, exit);
  const action = actionOf(kind, values, exit);
  const rested = useRested(target);
  const isNumber = target !== '' && NUMBERS.has(action);
  const shown = isNumber ? nodes.find(node => node.id === target) : undefined;
  const found = useQuery({ ...placed(rested, draft), enabled: isNumber && !shown && rested === target });
  const there = shown ?? (rested === target && isNumber ? found.data ?? undefined : undefined);
  const open = isOpen(form, exit);
  useEffect(() => {
    if (open && there) {
      const judged = redirected(kind, values, exit, target, { of: there.kind, opened });
      if (actionOf(kind, judged, exit) !== action) {
        change(judged);
      }
    }
  }, [open, there?.id, there?.kind, target, action]);
  const below = there
    ? (there.kind === 'NOBODY' ? t('flow.problem.DANGLING', { about: target }) : names.title(there))
    : target === '' ? t(action === 'REPEAT' ? 'flow.again' : action === 'NAME' ? 'flow.asksName' : 'flow.over') : '';
  return (
    <FormGroup label={label} fieldId={id}>
      <div className="c-exit">
        {action && (
          <FormSelect aria-label={`${label}: ${t('flow.does')}`} value={action} isDisabled={disabled}
            onChange={(_, wanted) => {
              choose(exit, wanted as Action);
              change(acting(values, exit, wanted as Action));
            }}>
            {ACTIONS.map(one => <FormSelectOption key={one} value={one} label={word('e', one)} />)}
          </FormSelect>
        )}
        <TextInput id={id} list="flow-targets" value={target} isDisabled={disabled} aria-describedby={`${id}-below`}
          onChange={(_, typed) => change(redirected(kind, values, exit, typed.trim(), {
            of: nodes.find(node => node.id === typed.trim())?.kind, opened, action: chosen[exit],
          }))} />
      </div>
      <FormHelperText>
        <HelperText id={`${id}-below`} aria-live="polite">
          <HelperTextItem variant={there?.kind === 'NOBODY' ? 'warning' : 'default'}>{below}</HelperTextItem>
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
