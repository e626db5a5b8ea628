// Lays what everybody loads beside itself once more, compressed as well as can be: the server hands that out.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const [dist] = process.argv.slice(2);
const LEAST_BYTES = 3_000;
/** what the page of the console does not name, but is with its first pages */
const LATER = /^(PhoneDock|phone|JsSIP)-.*\.js$/;

const named = [...readFileSync(join(dist, 'index.html'), 'utf8').matchAll(/"\/assets\/([^"]+\.js)"/g)].map(found => found[1]);
const later = readdirSync(join(dist, 'assets')).filter(name => LATER.test(name));
for (const file of [...named, ...later].map(name => join(dist, 'assets', name))) {
  const source = readFileSync(file);
  if (source.length >= LEAST_BYTES) {
    writeFileSync(`${file}.br`, brotliCompressSync(source));
  }
}
