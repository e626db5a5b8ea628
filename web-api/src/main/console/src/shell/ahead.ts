import { queries } from '../api/queries';
import type { PageEntry } from './pages';

/** How often is looked whether the first page has what it needs. */
const LOOK_MILLIS = 500;

type Connection = { connection?: { saveData?: boolean } };

/** Who points at a page will want it: its script is under way before the press. A failure shows when the page is opened. */
export function fetchAhead(page: PageEntry): Promise<unknown> {
  return page.load().catch(() => undefined);
}

function idle(): Promise<unknown> {
  return new Promise(done => ('requestIdleCallback' in globalThis ? requestIdleCallback(done) : setTimeout(done, 50)));
}

const pause = () => new Promise(done => setTimeout(done, LOOK_MILLIS));

/**
 * Fetches the scripts of these pages one after the other as soon as the first page has what it asked for, while nothing else is to
 * be done, unless somebody counts bytes.
 */
export function fetchWhenIdle(pages: readonly PageEntry[]): () => void {
  let wanted = !(navigator as Connection).connection?.saveData;
  const fetch = async () => {
    do {
      await pause();
    } while (wanted && queries.isFetching() > 0);
    for (const page of pages) {
      await idle();
      if (!wanted) {
        return;
      }
      await fetchAhead(page);
    }
  };
  void fetch();
  return () => {
    wanted = false;
  };
}
