import { useText } from '../i18n';
import type { MessageKey } from '../locales/en';
import type { Node } from './things';

/** How nodes and their exits are called. */
export function useNames() {
  const t = useText();
  const kind = (node: Node | undefined) => (node?.kind ? t(`flow.kind.${node.kind}` as MessageKey) : '');
  const exit = (of: string | undefined, id: string) => {
    if (/^[0-9*#]$/.test(id)) {
      return t('flow.key', { key: id });
    }
    return t(`flow.exit.${of === 'QUEUE' && id === 'timeout' ? 'waited' : id}` as MessageKey);
  };
  const title = (node: Node) => [kind(node), node.name, node.title].filter(part => part).join(' ');
  return { kind, exit, title };
}
