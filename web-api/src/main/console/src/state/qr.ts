import qrcode from 'qrcode-generator';

/** White around a code, in modules: a camera needs it to find the code. */
const QUIET = 4;

/** A text as a code that cameras read: how many modules wide it is, and the dark ones as a path. */
export function drawn(text: string): { size: number; path: string } {
  qrcode.stringToBytes = plain => [...new TextEncoder().encode(plain)];
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const parts: string[] = [];
  for (let y = 0; y < count; y++) {
    for (let x = 0; x < count; x++) {
      const from = x;
      while (x < count && code.isDark(y, x)) {
        x++;
      }
      if (x > from) {
        parts.push(`M${from + QUIET} ${y + QUIET}h${x - from}v1h${from - x}z`);
      }
    }
  }
  return { size: count + 2 * QUIET, path: parts.join('') };
}
