package io.carillon.rar.handset;

import io.carillon.contract.Cause;
import io.carillon.contract.Handset;
import io.carillon.contract.HandsetOrder;
import io.carillon.contract.Handsets;
import io.carillon.contract.LegId;
import io.carillon.contract.RegisterReply;
import io.carillon.contract.RegisterAsked;
import io.carillon.contract.MessageAsked;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.TrunkLine;
import io.carillon.rtp.MediaConfig;
import io.carillon.rtp.MediaEngine;
import io.carillon.rtp.prompt.PromptStudio;
import io.carillon.sip.CredentialTable;
import io.carillon.sip.InfoBody;
import io.carillon.sip.Invited;
import io.carillon.sip.MessageResponder;
import io.carillon.sip.RegisterResponder;
import io.carillon.sip.SipConfig;
import io.carillon.sip.SipEndpoint;
import io.carillon.sip.SipEvents;
import io.carillon.sip.SipLeg;
import io.carillon.sip.Transfer;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** All telephones that the server has made up, and the sockets they share. */
public final class HandsetDesk implements Handsets, SipEvents, AutoCloseable {
    private final SipConfig settings;
    private final MediaConfig mediaSettings;
    private final Supplier<List<SipPeer>> listening;
    private final Sound sound;
    private final Map<String, HandsetPhone> phones = new ConcurrentHashMap<>();
    private final Map<LegId, HandsetLine> lines = new ConcurrentHashMap<>();
    private SipEndpoint endpoint;
    private boolean closed;

    /** Where sound comes from and goes to. */
    public record Sound(MediaEngine engine, PromptStudio studio) {}

    /**
     * Nothing is open before the first telephone.
     *
     * @param settings of the SIP port that the telephones register at
     * @param media settings of the engine
     * @param listening where that port is now
     */
    public HandsetDesk(SipConfig settings, MediaConfig media, Supplier<List<SipPeer>> listening, Sound sound) {
        this.settings = settings;
        this.mediaSettings = media;
        this.listening = listening;
        this.sound = sound;
    }

    @Override
    public synchronized Handset open(HandsetOrder order) {
        if (closed) {
            throw new IllegalStateException("the switch stops");
        }
        HandsetPhone before = phones.get(order.number());
        if (before != null) {
            before.close();
        }
        if (phones.size() >= MOST) {
            throw new IllegalStateException("there are " + MOST + " made-up telephones already");
        }
        SipPeer server = server().orElseThrow(
                () -> new IllegalStateException("SIP is not served over UDP, which made-up telephones use"));
        if (endpoint == null) {
            endpoint = opened(server.host());
        }
        HandsetPhone phone = new HandsetPhone(this, order, server, mediaHost(server.host()));
        phones.put(order.number(), phone);
        register();
        return phone;
    }

    /** Our own UDP port, at an address that reaches it from this host. */
    private Optional<SipPeer> server() {
        return listening.get().stream()
                .filter(peer -> peer.transport() == SipTransport.UDP)
                .findFirst()
                .map(peer -> new SipPeer(SipTransport.UDP, reachable(peer.host()), peer.port()));
    }

    private static String reachable(String host) {
        return switch (host) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::", "0:0:0:0:0:0:0:0" -> "::1";
            default -> host;
        };
    }

    private String mediaHost(String host) {
        InetAddress bound = host.indexOf(':') >= 0 ? mediaSettings.bind6() : mediaSettings.bind4();
        return bound.isAnyLocalAddress() ? host : bound.getHostAddress();
    }

    private SipEndpoint opened(String host) {
        Map<String, String> own = Map.of(
                SipConfig.BIND_ADDRESS, host,
                SipConfig.PORT, "0",
                SipConfig.TCP, "false",
                "carillon.sip.tls", "false",
                "carillon.sip.ws", "false",
                "carillon.sip.wss", "false",
                SipConfig.REALM, settings.realm(),
                SipConfig.REQUEST_RATE, "0",
                SipConfig.PRODUCT, "Carillon made-up telephone");
        SipEndpoint fresh = new SipEndpoint(SipConfig.read(own::get), this, new CredentialTable());
        try {
            fresh.start();
        } catch (IOException refused) {
            throw new IllegalStateException("made-up telephones have no socket: " + refused.getMessage(), refused);
        }
        return fresh;
    }

    private void register() {
        endpoint.replaceTrunks(phones.values().stream().map(this::line).toList());
    }

    private TrunkLine line(HandsetPhone phone) {
        return phone.line(settings.realm());
    }

    /** A telephone is gone; with the last of them the sockets are. */
    synchronized void gone(HandsetPhone phone) {
        if (!phones.remove(phone.number(), phone) || endpoint == null) {
            return;
        }
        if (phones.isEmpty()) {
            endpoint.close();
            endpoint = null;
        } else {
            register();
        }
    }

    synchronized SipEndpoint endpoint() {
        if (endpoint == null) {
            throw new IllegalStateException("this telephone is switched off");
        }
        return endpoint;
    }

    Sound sound() {
        return sound;
    }

    void add(HandsetLine line) {
        lines.put(line.id(), line);
    }

    void remove(HandsetLine line) {
        lines.remove(line.id());
    }

    /** All telephones hang up and are gone; there are no more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        phones.values().forEach(HandsetPhone::close);
    }

    private Optional<HandsetLine> line(SipLeg leg) {
        return Optional.ofNullable(lines.get(leg.id()));
    }

    @Override
    public boolean acceptingCalls() {
        return true;
    }

    @Override
    public void invited(Invited invited) {
        HandsetPhone phone = phones.get(invited.to().digits());
        if (phone == null) {
            invited.leg().end(Cause.NOT_FOUND);
        } else {
            phone.called(invited);
        }
    }

    @Override
    public void progressed(SipLeg leg, int status, SessionDescription answerOrNull) {
        line(leg).ifPresent(line -> line.hear(answerOrNull));
    }

    @Override
    public void answered(SipLeg leg, SessionDescription answer) {
        line(leg).ifPresent(line -> line.answered(answer));
    }

    @Override
    public void confirmed(SipLeg leg, SessionDescription answerOrNull) {
        line(leg).ifPresent(line -> line.hear(answerOrNull));
    }

    @Override
    public void rejected(SipLeg leg, Cause cause) {
        line(leg).ifPresent(line -> line.over(cause));
    }

    @Override
    public void ended(SipLeg leg, Cause cause, boolean byFarEnd) {
        line(leg).ifPresent(line -> line.over(cause));
    }

    @Override
    public void redirected(SipLeg leg, Cause cause, String number) {
        line(leg).ifPresent(line -> line.over(cause));
    }

    @Override
    public void offered(SipLeg leg, SdpBody offer) {
        line(leg).ifPresentOrElse(line -> line.offered(offer), () -> leg.declineOffer(Cause.NOT_ACCEPTABLE));
    }

    @Override
    public void offerAnswered(SipLeg leg, SessionDescription answer) {
        line(leg).ifPresent(line -> line.hear(answer));
    }

    /** A telephone never offers by itself. */
    @Override
    public void offerRefused(SipLeg leg, Cause cause) {
        line(leg).ifPresent(line -> line.over(cause));
    }

    /** What is said of keys of others means nothing to it. */
    @Override
    public void informed(SipLeg leg, InfoBody info) {
        HandsetLog.LOG.debugf("%s was told %s", leg.id(), info.contentType());
    }

    @Override
    public void transferAsked(SipLeg leg, Transfer transfer) {
        leg.reportTransfer(Cause.DECLINED.sip(), Cause.DECLINED.text());
    }

    @Override
    public void messageAsked(MessageAsked asked, MessageResponder responder) {
        responder.reply(Cause.DECLINED.sip());
    }

    @Override
    public void registerAsked(RegisterAsked asked, RegisterResponder responder) {
        responder.reply(new RegisterReply.Refused(Cause.FORBIDDEN.sip(), Cause.FORBIDDEN.text(), 0, 0));
    }
}
