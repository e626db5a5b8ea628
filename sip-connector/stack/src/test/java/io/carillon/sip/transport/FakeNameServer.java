package io.carillon.sip.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server on the loopback that knows what a test told it, and counts what it is asked. */
public final class FakeNameServer implements AutoCloseable {
    public final AtomicInteger asked = new AtomicInteger();
    public volatile boolean mute;
    private final Map<String, List<byte[]>> zone = new ConcurrentHashMap<>();
    private final Map<String, Integer> ttls = new ConcurrentHashMap<>();
    private final NioEventLoopGroup group = new NioEventLoopGroup(1);
    private final Channel channel;

    public FakeNameServer() {
        channel = new Bootstrap().group(group).channel(NioDatagramChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel made) {
                        made.pipeline().addLast(new DatagramDnsQueryDecoder(), new DatagramDnsResponseEncoder(),
                                new Answering());
                    }
                })
                .bind(new InetSocketAddress("127.0.0.1", 0)).syncUninterruptibly().channel();
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    public FakeNameServer ttl(String name, int seconds) {
        ttls.put(name + ".", seconds);
        return this;
    }

    public FakeNameServer a(String name, String address) throws UnknownHostException {
        InetAddress parsed = InetAddress.getByName(address);
        return add(name, parsed.getAddress().length == 4 ? "A" : "AAAA", parsed.getAddress());
    }

    public FakeNameServer srv(String name, int priority, int weight, int port, String target) {
        ByteBuf out = Unpooled.buffer().writeShort(priority).writeShort(weight).writeShort(port);
        return add(name, "SRV", bytes(name(out, target)));
    }

    public FakeNameServer naptr(String name, int order, int preference, String service, String replacement) {
        ByteBuf out = Unpooled.buffer().writeShort(order).writeShort(preference);
        text(out, "S");
        text(out, service);
        text(out, "");
        return add(name, "NAPTR", bytes(name(out, replacement)));
    }

    public void forget(String name, String type) {
        zone.remove(name + ". " + type);
    }

    private FakeNameServer add(String name, String type, byte[] data) {
        zone.computeIfAbsent(name + ". " + type, key -> new ArrayList<>()).add(data);
        return this;
    }

    private static void text(ByteBuf out, String text) {
        out.writeByte(text.length()).writeCharSequence(text, StandardCharsets.US_ASCII);
    }

    private static ByteBuf name(ByteBuf out, String name) {
        for (String label : name.split("\\.")) {
            text(out, label);
        }
        return out.writeByte(0);
    }

    private static byte[] bytes(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    private final class Answering extends SimpleChannelInboundHandler<DatagramDnsQuery> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramDnsQuery query) {
            asked.incrementAndGet();
            if (mute) {
                return;
            }
            DnsQuestion question = query.recordAt(DnsSection.QUESTION);
            String key = question.name() + " " + question.type().name();
            List<byte[]> found = zone.getOrDefault(key, List.of());
            DatagramDnsResponse response = new DatagramDnsResponse(query.recipient(), query.sender(), query.id());
            response.setAuthoritativeAnswer(true);
            response.addRecord(DnsSection.QUESTION, question);
            if (found.isEmpty()) {
                response.setCode(DnsResponseCode.NXDOMAIN);
            }
            for (byte[] data : found) {
                response.addRecord(DnsSection.ANSWER, new DefaultDnsRawRecord(
                        question.name(), DnsRecordType.valueOf(question.type().name()),
                        ttls.getOrDefault(question.name(), 300), Unpooled.wrappedBuffer(data)));
            }
            context.writeAndFlush(response);
        }
    }

    @Override
    public void close() {
        channel.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
