package io.carillon.sip.transport;

import io.carillon.sip.transport.NameRecord.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.resolver.HostsFileEntriesResolver;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverException;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks the name servers, on a thread of its own. Answers are kept as long as they may be believed, at most an hour;
 * that there is none for half a minute. The same question of many calls is asked once. Names come from devices, so both
 * what is kept and what is under way is bounded: beyond, all is forgotten, or the name counts as unknown.
 */
public final class DnsNames implements NameService, AutoCloseable {
    private static final int KEPT = 10_000;
    private static final int UNDER_WAY = 512;
    private static final long QUERY_MILLIS = 2_000;
    private static final long LONGEST_SECONDS = 3_600;
    private static final long NONE_SECONDS = 30;
    private static final int LONGEST_NAME = 253;

    private final NioEventLoopGroup group = new NioEventLoopGroup(1, new DefaultThreadFactory("carillon-dns", true));
    private final DnsNameResolver resolver;
    private final Map<Question, Known> known = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();

    private record Question(String name, Kind kind) {}

    /** An answer, perhaps still to come: then it never expires. */
    private static final class Known {
        private final CompletableFuture<List<NameRecord>> answer = new CompletableFuture<>();
        private volatile long until = Long.MAX_VALUE;

        boolean isStale() {
            return answer.isDone() && System.nanoTime() - until > 0;
        }
    }

    /** @param servers whom to ask; empty for those of the system */
    public DnsNames(List<InetSocketAddress> servers) {
        DnsNameResolverBuilder builder = new DnsNameResolverBuilder(group.next())
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class)
                .queryTimeoutMillis(QUERY_MILLIS)
                .resolveCache(NoopDnsCache.INSTANCE)
                .maxQueriesPerResolve(8);
        if (!servers.isEmpty()) {
            builder.nameServerProvider(new SequentialDnsServerAddressStreamProvider(servers));
        }
        this.resolver = builder.build();
    }

    /**
     * Reads the address of a name server.
     *
     * @param text {@code ADDRESS}, {@code ADDRESS:PORT} or {@code [IPv6]:PORT}, numeric
     * @throws IllegalArgumentException when it is none
     */
    public static InetSocketAddress server(String text) {
        int bracket = text.indexOf(']');
        int colon = text.indexOf(':', Math.max(0, bracket));
        boolean port = colon >= 0 && (bracket >= 0 || text.indexOf(':', colon + 1) < 0);
        String host = (port ? text.substring(0, colon) : text).replace("[", "").replace("]", "");
        try {
            int number = port ? Integer.parseInt(text.substring(colon + 1)) : 53;
            if (PeerAddress.isNumeric(host)) {
                return new InetSocketAddress(host, number);
            }
        } catch (IllegalArgumentException noPort) {
            throw new IllegalArgumentException("'" + text + "' is no address of a name server", noPort);
        }
        throw new IllegalArgumentException("'" + text + "' is no address of a name server");
    }

    @Override
    public CompletionStage<List<NameRecord>> ask(String name, Kind kind) {
        List<NameRecord> written = hostsFile(name, kind);
        if (!written.isEmpty()) {
            return CompletableFuture.completedFuture(written);
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME || !name.chars().allMatch(c -> c > ' ' && c < 127)) {
            return CompletableFuture.completedFuture(List.of());
        }
        Question question = new Question(name.toLowerCase(Locale.ROOT), kind);
        Known there = known.get(question);
        if (there != null && !there.isStale()) {
            return there.answer;
        }
        if (known.size() >= KEPT) {
            known.clear();
        }
        Known fresh = new Known();
        Known now = known.compute(question, (key, old) -> old == null || old.isStale() ? fresh : old);
        if (now == fresh) {
            query(question, fresh);
        }
        return now.answer;
    }

    private static List<NameRecord> hostsFile(String name, Kind kind) {
        if (kind != Kind.A && kind != Kind.AAAA) {
            return List.of();
        }
        ResolvedAddressTypes family =
                kind == Kind.A ? ResolvedAddressTypes.IPV4_ONLY : ResolvedAddressTypes.IPV6_ONLY;
        InetAddress address = HostsFileEntriesResolver.DEFAULT.address(name, family);
        return address == null ? List.of() : List.of(new NameRecord.Address(address, LONGEST_SECONDS));
    }

    private void query(Question question, Known pending) {
        if (underWay.incrementAndGet() > UNDER_WAY) {
            underWay.decrementAndGet();
            settle(question, pending, List.of(), 0);
            return;
        }
        DnsRecordType type = DnsRecordType.valueOf(question.kind().name());
        try {
            resolver.resolveAll(new DefaultDnsQuestion(question.name(), type)).addListener(done -> {
                underWay.decrementAndGet();
                @SuppressWarnings("unchecked")
                List<DnsRecord> raw = done.isSuccess() ? (List<DnsRecord>) done.getNow() : List.of();
                List<NameRecord> records = records(raw, question.kind());
                long none = isSilence(done.cause()) ? 1 : NONE_SECONDS;
                long seconds = records.stream().mapToLong(NameRecord::ttl).min().orElse(none);
                settle(question, pending, records, Math.max(1, Math.min(seconds, LONGEST_SECONDS)));
            });
        } catch (RuntimeException refused) {
            underWay.decrementAndGet();
            TransportLog.LOG.debugf(refused, "%s cannot be asked for", question.name());
            settle(question, pending, List.of(), 0);
        }
    }

    /** A server that did not answer has not said that there is nothing. */
    private static boolean isSilence(Throwable failure) {
        return failure instanceof DnsNameResolverException
                || failure != null && failure.getCause() instanceof DnsNameResolverException;
    }

    private void settle(Question question, Known pending, List<NameRecord> records, long seconds) {
        pending.until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        if (seconds == 0) {
            known.remove(question, pending);
        }
        pending.answer.complete(records);
    }

    private static List<NameRecord> records(List<DnsRecord> raw, Kind kind) {
        List<NameRecord> records = new ArrayList<>(raw.size());
        for (DnsRecord one : raw) {
            try {
                if (one instanceof DnsRawRecord record && one.type().name().equals(kind.name())) {
                    records.add(record(record.content().duplicate(), kind, one.timeToLive()));
                }
            } catch (RuntimeException | UnknownHostException malformed) {
                TransportLog.LOG.debugf(malformed, "a record of %s cannot be read", one.name());
            } finally {
                ReferenceCountUtil.release(one);
            }
        }
        return List.copyOf(records);
    }

    private static NameRecord record(ByteBuf in, Kind kind, long ttl) throws UnknownHostException {
        return switch (kind) {
            case A, AAAA -> {
                byte[] bytes = new byte[in.readableBytes()];
                in.readBytes(bytes);
                yield new NameRecord.Address(InetAddress.getByAddress(bytes), ttl);
            }
            case SRV -> new NameRecord.Service(
                    in.readUnsignedShort(), in.readUnsignedShort(), in.readUnsignedShort(), name(in), ttl);
            case NAPTR -> {
                int order = in.readUnsignedShort();
                int preference = in.readUnsignedShort();
                String flags = text(in);
                String service = text(in);
                text(in);
                yield new NameRecord.Pointer(order, preference, flags, service, name(in), ttl);
            }
        };
    }

    private static String text(ByteBuf in) {
        return in.readCharSequence(in.readUnsignedByte(), StandardCharsets.US_ASCII).toString();
    }

    /** Without the dot at the end; empty for the root, which means none. */
    private static String name(ByteBuf in) {
        String name = DefaultDnsRecordDecoder.decodeName(in);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    @Override
    public void close() {
        resolver.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
