package io.carillon.sip.transport;

import io.carillon.contract.BanSource;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.SipMessage;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.Via;
import io.netty.channel.Channel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A connection, perhaps one that is still being opened: then messages wait, a few of them. */
final class StreamFlow implements Flow {
    private static final int WAITING = 64;
    /** No answer is waited for longer (RFC 3261 table 4, 64 times T1), with room for a larger T1. */
    private static final long ANSWERED_WITHIN = TimeUnit.SECONDS.toNanos(64);

    private final StreamConnections connections;
    private final SipPeer remote;
    private final String source;
    private final Promise<Channel> ready;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile SipPeer alias;
    /** When a request outside of a dialog was last sent this way, 0 for never. */
    private volatile long askedAt;

    /** @param ready done when SIP may be sent, with the reason when that will never be */
    StreamFlow(StreamConnections connections, SipPeer remote, Promise<Channel> ready) {
        this.connections = connections;
        this.remote = remote;
        this.source = BanSource.of(remote.host());
        this.ready = ready;
    }

    @Override
    public SipPeer remote() {
        return remote;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public SipPeer local() {
        Channel channel = ready.isSuccess() ? ready.getNow() : null;
        return connections.localFor(remote, channel == null ? null : (InetSocketAddress) channel.localAddress());
    }

    /** SIP may be sent now. */
    void opened(Channel channel) {
        ready.trySuccess(channel);
    }

    /** SIP can never be sent, if it could not yet. */
    void failed(Throwable why) {
        ready.tryFailure(why);
    }

    void closed() {
        failed(new java.io.IOException("closed by the other end"));
    }

    /**
     * The other end offers its connection for our requests to its own port (RFC 5923): taken when its certificate says
     * who it is, for else anybody behind the same address could take over what is meant for another.
     */
    void offered(Via via) {
        if (alias == null && remote.transport() == SipTransport.TLS && via.params().has("alias")
                && connections.isProven(ready.getNow())) {
            int port = via.port() < 0 ? SipTransport.TLS.defaultPort() : via.port();
            SipPeer offered = new SipPeer(SipTransport.TLS, remote.host(), port);
            if (connections.alias(offered, this)) {
                alias = offered;
            }
        }
    }

    /** What else it is found by; null for nothing. */
    SipPeer alias() {
        return alias;
    }

    /** From now on the other end gives signs of life at least this often, or it is gone. */
    void expectLife(long millis) {
        Channel channel = ready.isSuccess() ? ready.getNow() : null;
        if (channel != null && !remote.transport().isWebSocket()) {
            channel.eventLoop().execute(() -> {
                if (channel.pipeline().get(IdleStateHandler.class) != null) {
                    channel.pipeline().replace(IdleStateHandler.class, "life",
                            new IdleStateHandler(millis, 0, 0, TimeUnit.MILLISECONDS));
                }
            });
        }
    }

    /** Asks for a sign of life (RFC 5626 section 4.4.1); who owes one and does not give it in time is cut. */
    void ping(long patienceMillis, boolean promised) {
        Channel channel = ready.isSuccess() ? ready.getNow() : null;
        StreamFramer framer = channel == null ? null : channel.pipeline().get(StreamFramer.class);
        if (framer == null) {
            return;
        }
        channel.eventLoop().execute(() -> {
            if (!channel.isActive()) {
                return;
            }
            long ping = framer.ping(channel.pipeline().context(framer));
            channel.eventLoop().schedule(() -> {
                if (channel.isActive() && framer.isSilent(ping, promised)) {
                    connections.cut(channel, "it gives no sign of life");
                }
            }, patienceMillis, TimeUnit.MILLISECONDS);
        });
    }

    /** Tells when the connection is gone. */
    void onEnd(Runnable ended) {
        ready.addListener(f -> {
            if (f.isSuccess()) {
                ready.getNow().closeFuture().addListener(closed -> ended.run());
            } else {
                ended.run();
            }
        });
    }

    /** Whether somebody may wait for an answer: when ten thousand telephones go at once few of them were asked something. */
    boolean mayOweAnswers() {
        return askedAt != 0 && System.nanoTime() - askedAt < ANSWERED_WITHIN;
    }

    void onFailedOpening(Runnable task) {
        ready.addListener(f -> {
            if (!f.isSuccess()) {
                task.run();
            }
        });
    }

    /** Open, or on its way to be. */
    @Override
    public boolean isOpen() {
        return !ready.isDone() || ready.isSuccess() && ready.getNow().isActive();
    }

    @Override
    public void send(SipMessage message, Consumer<String> onFailure) {
        if (ready.isDone()) {
            write(message, onFailure);
        } else if (waiting.incrementAndGet() > WAITING) {
            waiting.decrementAndGet();
            failed("too many messages wait for the connection", onFailure);
        } else {
            ready.addListener(f -> {
                waiting.decrementAndGet();
                write(message, onFailure);
            });
        }
    }

    private void write(SipMessage message, Consumer<String> onFailure) {
        if (!ready.isSuccess()) {
            failed("cannot connect: " + ready.cause().getMessage(), onFailure);
            return;
        }
        Channel channel = ready.getNow();
        if (!channel.isWritable() && channel.isActive()) {
            failed("the peer does not read", onFailure);
            connections.cut(channel, "it does not read what we send");
            return;
        }
        connections.inlet().sending(message, this);
        // who is in a dialog with us may answer another way, see ClientMachine
        if (message instanceof SipRequest request && request.toTag() == null) {
            askedAt = System.nanoTime() | 1;
        }
        byte[] bytes = message.bytes();
        connections.counters().sent.increment();
        channel.writeAndFlush(channel.alloc().directBuffer(bytes.length).writeBytes(bytes)).addListener(f -> {
            if (!f.isSuccess()) {
                failed(String.valueOf(f.cause()), onFailure);
            }
        });
    }

    private void failed(String reason, Consumer<String> onFailure) {
        connections.counters().sendFailures.increment();
        onFailure.accept(reason);
    }

    @Override
    public Flow forReply(SipRequest request) {
        if (isOpen()) {
            return this;
        }
        SipTransport transport = remote.transport();
        Via via = request.topVia();
        int port = via.port() < 0 ? transport.defaultPort() : via.port();
        return connections.to(new SipPeer(transport, remote.host(), port));
    }

    @Override
    public String toString() {
        return remote.toString();
    }
}
