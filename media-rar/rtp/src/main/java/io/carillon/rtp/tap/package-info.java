/**
 * Recording of calls. The event loop copies what it relays into a ring of the recording and does nothing else; a writer
 * thread puts both sides on one timeline, decodes them and writes them encrypted, half a second at a time. When the
 * ring is full a packet is missing in the recording, when the disk is full the recording ends: the call never notices.
 *
 * <p>A file is a header and chunks. The audio key is random for every file and stands in the header, wrapped with a key
 * of the server (RFC 3394) that the header names. Each chunk is sealed with AES-GCM: its number is its nonce, and what
 * is authenticated with it is the file, its number and whether it is the last, so that chunks cannot be exchanged,
 * moved or cut off unnoticed. A file without a last chunk is one whose writer was killed; all its chunks are good.
 */
package io.carillon.rtp.tap;
