package io.carillon.sip.transport;

import java.net.InetSocketAddress;

/**
 * The other end may speak SIP now: connected, encrypted, upgraded, whatever the transport asks for. An event in the
 * pipeline.
 *
 * @param source where it is when that is not where its connection comes from (a proxy of ours stands between), else
 *     null
 * @param secure whether it is encrypted on the other side of that proxy
 */
record ConnectionReady(InetSocketAddress source, boolean secure) {
    static final ConnectionReady DIRECT = new ConnectionReady(null, false);
}
