/** Where a link that logs in once leads. */
export const LINK_PAGE = '/link';

/** Whether an address is such a link. */
export function isLink(pathname: string, hash: string): boolean {
  return pathname === LINK_PAGE && hash.startsWith('#cl_');
}
