package io.carillon.rar;

import io.carillon.rtp.Protection;
import io.carillon.rtp.dtls.CertificatePrint;
import io.carillon.rtp.ice.IceKeys;
import io.carillon.sip.sdp.AudioStream;
import io.carillon.sip.sdp.Carriage;
import io.carillon.sip.sdp.DtlsSetup;
import io.carillon.sip.sdp.Fingerprint;
import io.carillon.sip.sdp.IceSide;
import io.carillon.sip.sdp.MediaAddress;
import io.carillon.sip.sdp.SessionDescription;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The half of a leg's terms that browsers ask for: keys of a DTLS handshake (RFC 5763), connectivity checks (RFC 8839), RTCP
 * on the same port, one bundle. On the lane of the call.
 *
 * <p>ICE is taken up only together with RTCP on the same port: a lite agent has one address for everything. Who begins the
 * handshake is settled once and stays, as the handshake does.
 */
final class WebTerms {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String MID = "0";

    private final Fingerprint ours;
    private IceSide ice;
    private Carriage inForce;
    private String profileInForce;
    private boolean weBegin;

    /** @param ours fingerprint of this server's certificate */
    WebTerms(Fingerprint ours) {
        this.ours = ours;
    }

    /** Whether the leg's keys come out of a handshake already. */
    boolean isInForce() {
        return inForce != null;
    }

    /** Whether there is a fingerprint that a certificate can be compared with. */
    static boolean canBeChecked(Carriage carriage) {
        return prints(carriage).stream().anyMatch(CertificatePrint::isStrong);
    }

    private static List<CertificatePrint> prints(Carriage carriage) {
        return carriage.fingerprints().stream()
                .map(print -> new CertificatePrint(print.hash(), print.value()))
                .toList();
    }

    SessionDescription answer(SessionDescription offer, SessionDescription bare) {
        Carriage theirs = offer.audio().carriage();
        boolean checks = theirs.ice() != null && theirs.rtcpMux();
        boolean begin = theirs.setup() == DtlsSetup.PASSIVE || theirs.setup() == DtlsSetup.ACTPASS && weBegin;
        Carriage mine = new Carriage(
                List.of(),
                List.of(ours),
                begin ? DtlsSetup.ACTIVE : DtlsSetup.PASSIVE,
                checks ? ice() : null,
                checks,
                theirs.mid(),
                theirs.bundled());
        return dressed(bare, offer.audio().profile(), mine);
    }

    SessionDescription offer(SessionDescription bare) {
        if (inForce == null) {
            Carriage first =
                    new Carriage(List.of(), List.of(ours), DtlsSetup.ACTPASS, ice(), true, MID, true);
            return dressed(bare, AudioStream.WEB, first);
        }
        Carriage again = new Carriage(
                List.of(), List.of(ours), DtlsSetup.ACTPASS, inForce.ice(), inForce.rtcpMux(), inForce.mid(), inForce.bundled());
        return dressed(bare, profileInForce, again);
    }

    private static SessionDescription dressed(SessionDescription bare, String profile, Carriage carriage) {
        AudioStream audio = bare.audio().carried(profile, carriage);
        MediaAddress address = audio.address();
        return bare.withAudio(carriage.rtcpMux()
                ? audio.at(new MediaAddress(address.host(), address.port(), address.port()))
                : audio);
    }

    private IceSide ice() {
        if (ice == null) {
            ice = new IceSide(random(6), random(18), true);
        }
        return ice;
    }

    /** The ordinary Base64 alphabet is that of ICE (RFC 8839 section 5.4). */
    private static String random(int bytes) {
        byte[] drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return Base64.getEncoder().encodeToString(drawn);
    }

    /** Why an answer to an offer of this kind cannot be taken; null when it can. */
    String objectionToAnswer(SessionDescription offer, SessionDescription answer) {
        Carriage theirs = answer.audio().carriage();
        if (!canBeChecked(theirs)) {
            return "no certificate fingerprint that can be checked";
        }
        boolean checks = offer.audio().carriage().ice() == null || theirs.ice() != null && theirs.rtcpMux();
        return checks ? null : "the device did not take up ICE";
    }

    LegSecurity.Agreed agreedOnTheirOffer(SessionDescription offer, SessionDescription answer) {
        return agree(answer, offer.audio().carriage(), answer.audio().carriage().setup() == DtlsSetup.ACTIVE);
    }

    LegSecurity.Agreed agreedOnOurOffer(SessionDescription offer, SessionDescription answer) {
        return agree(offer, answer.audio().carriage(), answer.audio().carriage().setup() == DtlsSetup.PASSIVE);
    }

    private LegSecurity.Agreed agree(SessionDescription own, Carriage theirs, boolean begin) {
        inForce = own.audio().carriage();
        profileInForce = own.audio().profile();
        weBegin = begin;
        IceKeys keys = inForce.ice() == null || theirs.ice() == null
                ? null
                : new IceKeys(inForce.ice().ufrag(), inForce.ice().password(), theirs.ice().ufrag());
        return new LegSecurity.Agreed(new Protection.Handshake(prints(theirs), weBegin), keys);
    }
}
