import { send } from '../api/client';

/** Gives the reader a file that was made here. */
export function offer(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // the browser has begun to read it by then
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Gives the reader a file of the API, which asks for the token. */
export async function download(address: string, name: string, type: string): Promise<void> {
  const response = await send(address, { headers: { Accept: type } });
  offer(name, await response.blob());
}

/** The name of a file for what is called so in the page: letters and digits of any script, which every disk takes. */
export function fileName(what: string, ending: string): string {
  return `${what.split(/[^\p{L}\p{N}]+/u).filter(Boolean).join('-') || 'carillon'}.${ending}`;
}
