package io.carillon.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/**
 * Sends G.711 streams of 50 packets a second to a relay and measures what comes back: sockets are shared by many streams and
 * written with sendmmsg, so that one core drives what one core relays.
 */
final class RtpLoad implements CallLoad.CallListener, AutoCloseable {
    private static final int SOCKETS = 16;
    private static final int PAYLOAD = 160;
    /** Looks at what is under way, 100 ms apart, that must have found less than 20 ms of all streams. */
    private static final int CALM_LOOKS = 30;
    private static final int MOST_LOOKS = 600;
    /** A packet of 20 ms that is 40 ms late: more than phones keep in hand. */
    private static final long LATE_NANOS = 60_000_000;

    private final EpollEventLoopGroup loop = new EpollEventLoopGroup(1);
    private final List<EpollDatagramChannel> sockets = new ArrayList<>();
    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private final int[] histogram = new int[2_000_000];
    private long received;
    private long sent;
    /** Sent and not yet heard since the streams began, on the loop. */
    private long underWay;
    /** Packets that came more than {@link #LATE_NANOS} after the one before of the same source, on the loop. */
    private long late;
    private final Map<Integer, Long> heardAt = new HashMap<>();
    private final IntPredicate watched;
    private Sender sender;

    RtpLoad() throws InterruptedException {
        this(null);
    }

    /**
     * @param watched of the calls with these keys, and only of them, packets are counted, and it is looked how long after the one before
     *     each comes, which costs the generator time; all are counted without
     */
    RtpLoad(IntPredicate watched) throws InterruptedException {
        this.watched = watched;
        for (int i = 0; i < 2 * SOCKETS; i++) {
            sockets.add((EpollDatagramChannel) new Bootstrap()
                    .group(loop)
                    .channel(EpollDatagramChannel.class)
                    .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, 256)
                    .option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(256 * 64))
                    .option(ChannelOption.SO_RCVBUF, 4 << 20)
                    .option(ChannelOption.SO_SNDBUF, 4 << 20)
                    .handler(new Ear(watched == null || watched.test(i % SOCKETS)))
                    .bind("127.0.0.1", 0)
                    .sync()
                    .channel());
        }
    }

    @Override
    public int mediaPort(boolean caller, int key) {
        return socket(caller, key).localAddress().getPort();
    }

    private EpollDatagramChannel socket(boolean caller, int key) {
        return sockets.get(Math.floorMod(key, SOCKETS) + (caller ? 0 : SOCKETS));
    }

    @Override
    public void answered(boolean caller, int key, int serverRtpPort) {
        add(socket(caller, key), new InetSocketAddress("127.0.0.1", serverRtpPort));
    }

    /** One stream from this socket to this port of the relay. */
    private void add(EpollDatagramChannel from, InetSocketAddress relay) {
        synchronized (this) {
            streams.add(new Stream(from, relay, streams.size()));
        }
    }

    int streams() {
        return streams.size();
    }

    /**
     * Sends on all streams for a while; counts what is sent and heard after the warm-up. That lasts until what a cold generator
     * sent late has been heard: its own backlog would be measured as delay of the relay.
     */
    Result run(int warmUpSeconds, int seconds, Runnable atStart, Runnable atEnd) throws InterruptedException {
        begin();
        TimeUnit.SECONDS.sleep(warmUpSeconds);
        for (int calm = 0, tries = 0; warmUpSeconds > 0 && calm < CALM_LOOKS && tries < MOST_LOOKS; tries++) {
            TimeUnit.MILLISECONDS.sleep(100);
            calm = loop.submit(() -> underWay).sync().getNow() < streams() ? calm + 1 : 0;
        }
        count(atStart);
        TimeUnit.SECONDS.sleep(seconds);
        long sentByThen = loop.submit(() -> {
            atEnd.run();
            sender.stopped = true;
            return sent;
        }).sync().getNow();
        TimeUnit.MILLISECONDS.sleep(500);
        return result().ofSent(sentByThen);
    }

    /** Sends on all streams from now on, also on those that come later. */
    void begin() {
        sender = new Sender();
        loop.execute(sender);
    }

    /** Counts what is heard for a while, and goes on sending. */
    Result listen(int seconds, Runnable atStart, Runnable atEnd) throws InterruptedException {
        count(atStart);
        TimeUnit.SECONDS.sleep(seconds);
        Result heard = result();
        atEnd.run();
        return heard;
    }

    private void count(Runnable atStart) throws InterruptedException {
        loop.submit(() -> {
            sent = 0;
            received = 0;
            Arrays.fill(histogram, 0);
            late = 0;
            heardAt.clear();
            atStart.run();
        }).sync();
    }

    private Result result() throws InterruptedException {
        return loop.submit(() -> new Result(sent, received, late, percentile(50), percentile(99))).sync().getNow();
    }

    private double percentile(double percent) {
        long total = 0;
        for (int count : histogram) {
            total += count;
        }
        long seen = 0;
        for (int micros = 0; micros < histogram.length; micros++) {
            seen += histogram[micros];
            if (seen >= total * percent / 100) {
                return micros / 1000.0;
            }
        }
        return Double.NaN;
    }

    /** What a run gave: packets, those that came late, and added latency in milliseconds. */
    record Result(long sent, long received, long late, double p50, double p99) {
        private Result ofSent(long other) {
            return new Result(other, received, late, p50, p99);
        }

        double lossPercent() {
            return sent == 0 ? 100 : 100.0 * Math.max(0, sent - received) / sent;
        }
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private static final class Stream {
        final EpollDatagramChannel from;
        final InetSocketAddress relay;
        final int ssrc;
        int sequence;

        Stream(EpollDatagramChannel from, InetSocketAddress relay, int ssrc) {
            this.from = from;
            this.relay = relay;
            this.ssrc = ssrc;
        }
    }

    /** Sends a slice of the streams every millisecond, so that each stream has its packet every 20 ms. */
    private final class Sender implements Runnable {
        private final long begin = System.nanoTime();
        private long slice;
        private volatile boolean stopped;

        @Override
        public void run() {
            long due = (System.nanoTime() - begin) / 1_000_000;
            while (slice < due && !stopped) {
                int part = (int) (slice % 20);
                int all = streams.size();
                for (int i = part; i < all; i += 20) {
                    send(streams.get(i));
                }
                slice++;
            }
            sockets.forEach(EpollDatagramChannel::flush);
            if (!stopped) {
                loop.schedule(this, 500, TimeUnit.MICROSECONDS);
            }
        }

        private void send(Stream stream) {
            ByteBuf packet = stream.from.alloc().directBuffer(12 + PAYLOAD);
            packet.writeByte(0x80).writeByte(0).writeShort(stream.sequence & 0xFFFF)
                    .writeInt(stream.sequence * PAYLOAD).writeInt(stream.ssrc).writeLong(System.nanoTime())
                    .writeZero(PAYLOAD - 8);
            stream.sequence++;
            underWay++;
            stream.from.write(new DatagramPacket(packet, stream.relay), stream.from.voidPromise());
            sent++;
        }
    }

    private final class Ear extends SimpleChannelInboundHandler<DatagramPacket> {
        private final boolean counts;

        Ear(boolean counts) {
            this.counts = counts;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            ByteBuf content = packet.content();
            underWay--;
            if (counts && content.readableBytes() >= 20) {
                long micros = (System.nanoTime() - content.getLong(content.readerIndex() + 12)) / 1000;
                histogram[(int) Math.min(Math.max(micros, 0), histogram.length - 1)]++;
                received++;
                if (watched != null) {
                    Long before = heardAt.put(content.getInt(content.readerIndex() + 8), System.nanoTime());
                    late += before != null && System.nanoTime() - before > LATE_NANOS ? 1 : 0;
                }
            }
        }
    }
}
