/**
 * What people say as text. A listener on the event loop cuts what it hears into sentences; an engine outside, reached over HTTP or
 * a WebSocket, understands them on threads of its own. Each leg has room for one sentence that waits besides the one it is saying:
 * an engine that is slow or dead loses sentences, which are counted, and nobody waits for it.
 */
package io.carillon.rtp.transcript;
