package io.carillon.sip.transport;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Locale;

/**
 * Makes a WebSocket with the subprotocol {@code sip} of an HTTP connection (RFC 6455 section 4.2, RFC 7118 section 4),
 * once, and then leaves the pipeline. Anything else is answered and the connection closed.
 */
final class WebSocketUpgrade extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final String PROTOCOL = "sip";

    private final WebSocketSettings settings;
    private final SocketSettings sockets;
    private final WireCounters counters;
    private final ByteMeter meter;

    WebSocketUpgrade(SocketSettings sockets, WireCounters counters, ByteMeter meter) {
        this.settings = sockets.webSocket();
        this.sockets = sockets;
        this.counters = counters;
        this.meter = meter;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        HttpResponseStatus problem = problem(request);
        if (problem != null) {
            refuse(context, problem);
            return;
        }
        WebSocketDecoderConfig frames = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(sockets.limits().messageBytes())
                .allowExtensions(false)
                .withUTF8Validator(false)
                .build();
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory("", PROTOCOL, frames).newHandshaker(request);
        if (handshaker == null) {
            refuse(context, HttpResponseStatus.UPGRADE_REQUIRED);
            return;
        }
        ConnectionReady ready = ready(context, request);
        meter.restart();
        handshaker.handshake(context.channel(), request).addListener(done -> {
            if (done.isSuccess()) {
                counters.upgrades.increment();
                context.fireUserEventTriggered(ready);
                context.pipeline().remove(this);
            } else {
                context.close();
            }
        });
    }

    private HttpResponseStatus problem(FullHttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            return HttpResponseStatus.BAD_REQUEST;
        }
        if (!HttpMethod.GET.equals(request.method())) {
            return HttpResponseStatus.METHOD_NOT_ALLOWED;
        }
        String asked = request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, "");
        boolean speaksSip = Arrays.stream(asked.split(",")).anyMatch(one -> one.trim().equalsIgnoreCase(PROTOCOL));
        if (!request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true) || !speaksSip) {
            return HttpResponseStatus.BAD_REQUEST;
        }
        String origin = request.headers().get(HttpHeaderNames.ORIGIN);
        boolean foreign = origin != null && !settings.origins().isEmpty()
                && !settings.origins().contains(origin.toLowerCase(Locale.ROOT));
        return foreign ? HttpResponseStatus.FORBIDDEN : null;
    }

    private void refuse(ChannelHandlerContext context, HttpResponseStatus status) {
        counters.upgradesRefused.increment();
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        HttpUtil.setContentLength(response, 0);
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    /** A proxy that we trust says who is behind it; nobody else is believed. */
    private ConnectionReady ready(ChannelHandlerContext context, FullHttpRequest request) {
        InetSocketAddress remote = (InetSocketAddress) context.channel().remoteAddress();
        String forwarded = request.headers().get("X-Forwarded-For");
        if (forwarded == null || !settings.trusts(remote.getAddress())) {
            return ConnectionReady.DIRECT;
        }
        // the last one is what our proxy saw; those before it were written by strangers
        String client = forwarded.substring(forwarded.lastIndexOf(',') + 1).trim();
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(client);
        boolean secure = "https".equalsIgnoreCase(request.headers().get("X-Forwarded-Proto"));
        return address == null ? ConnectionReady.DIRECT
                : new ConnectionReady(new InetSocketAddress(address, remote.getPort()), secure);
    }
}
