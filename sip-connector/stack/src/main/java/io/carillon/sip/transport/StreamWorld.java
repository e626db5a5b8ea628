package io.carillon.sip.transport;

import io.netty.channel.EventLoopGroup;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the connections of all stream transports share.
 *
 * @param kind native or portable sockets
 * @param group their threads
 * @param settings limits and addresses
 * @param inlet where messages go
 * @param locals our addresses
 * @param tls how TLS is spoken
 * @param names what the peers that we look up are called
 * @param quota how many connections there are
 * @param byToken connections that peers opened, by flow token
 * @param tokens the last token given
 */
record StreamWorld(
        NetKind kind,
        EventLoopGroup group,
        SocketSettings settings,
        Inlet inlet,
        LocalAddresses locals,
        TlsHandlers tls,
        PeerNames names,
        ConnectionQuota quota,
        Map<Long, StreamFlow> byToken,
        AtomicLong tokens) {

    /** Tokens begin anywhere, so that one that was written down before a restart is never that of another device. */
    static StreamWorld of(NetKind kind, EventLoopGroup group, SocketSettings settings, Inlet inlet,
            LocalAddresses locals) {
        return new StreamWorld(kind, group, settings, inlet, locals,
                new TlsHandlers(settings.tls(), settings.streamLimits().messageTimeout().toMillis()),
                settings.names(), new ConnectionQuota(settings.streamLimits()), new ConcurrentHashMap<>(),
                new AtomicLong(new SecureRandom().nextLong() & Long.MAX_VALUE >> 1));
    }

    long nextToken() {
        return tokens.incrementAndGet();
    }
}
