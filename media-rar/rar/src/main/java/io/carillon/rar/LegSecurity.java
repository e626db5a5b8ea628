package io.carillon.rar;

import io.carillon.contract.MediaSecurity;
import io.carillon.rtp.Protection;
import io.carillon.rtp.ice.IceKeys;
import io.carillon.rtp.srtp.SrtpKey;
import io.carillon.rtp.srtp.SrtpSuite;
import io.carillon.sip.sdp.AudioStream;
import io.carillon.sip.sdp.Carriage;
import io.carillon.sip.sdp.CryptoLine;
import io.carillon.sip.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one leg offers, answers and accepts of encrypted audio: the policy of its device, our keys, and whether it is
 * encrypted already. A leg that is encrypted stays so until it ends: an offer that would take it back to plain RTP is
 * refused, whatever the policy.
 *
 * <p>Our key of a suite stays the same for the life of the leg, as its packet indexes go on (RFC 4568 section 7.1.4). On
 * the lane of the call.
 */
final class LegSecurity {
    /** Strongest first; the last but one is what every device has. */
    private static final List<SrtpSuite> OFFERED = List.of(
            SrtpSuite.AEAD_AES_256_GCM,
            SrtpSuite.AEAD_AES_128_GCM,
            SrtpSuite.AES_256_CM_HMAC_SHA1_80,
            SrtpSuite.AES_CM_128_HMAC_SHA1_80,
            SrtpSuite.AES_CM_128_HMAC_SHA1_32);

    private final MediaSecurity policy;
    private final boolean keysMayTravel;
    private final boolean browser;
    private final WebTerms web;
    /** Null while none was needed. */
    private Map<SrtpSuite, SrtpKey> ours;
    /** The line of ours that is in force; null while the leg is in the clear. */
    private CryptoLine inForce;
    private String profileInForce;
    /** Whether the device was asked, or asked itself, and is in the clear: it is not asked again. */
    private boolean inTheClear;

    /**
     * @param policy what the device's account says
     * @param signalling what carries its signalling
     * @param web its terms for handshakes
     */
    LegSecurity(MediaSecurity policy, Signalling signalling, WebTerms web) {
        boolean safeSignalling = signalling == Signalling.SECURE;
        this.policy = policy;
        this.browser = signalling == Signalling.BROWSER;
        this.web = web;
        this.keysMayTravel = policy != MediaSecurity.OFF && (safeSignalling || policy.allowsReadableKeys());
    }

    /** What carries the signalling of a leg. */
    enum Signalling {
        /** Others on the way can read it. */
        READABLE,
        /** Encrypted to the next hop. */
        SECURE,
        /** A WebSocket: whoever is there wants a handshake, and takes nothing else. */
        BROWSER
    }

    /** Whether a browser is there. */
    boolean isBrowser() {
        return browser;
    }

    /** How packets are protected, and what checks are proven with. */
    record Agreed(Protection protection, IceKeys ice) {}

    /** Whether an offer asks for a handshake rather than for keys in it. */
    private boolean wantsHandshake(AudioStream audio) {
        return audio.carriage().isDtls()
                && (audio.profile().startsWith("UDP/TLS/") || usable(audio) == null || !keysMayTravel);
    }

    /** Why an offer of the device cannot be taken, one line; null when it can. */
    String objectionToOffer(SessionDescription offer) {
        AudioStream audio = offer.audio();
        if (policy != MediaSecurity.OFF && wantsHandshake(audio)) {
            return WebTerms.canBeChecked(audio.carriage()) ? null : "no certificate fingerprint that can be checked";
        }
        if (audio.isSecureProfile() && policy == MediaSecurity.OFF) {
            return "encrypted audio is switched off for this device";
        }
        if (usable(audio) != null && keysMayTravel) {
            return null;
        }
        if (audio.isSecureProfile()) {
            return audio.carriage().crypto().isEmpty()
                    ? "no usable key for encrypted audio"
                    : !keysMayTravel ? "keys came over signalling that others can read" : "no cipher in common";
        }
        return policy.isRequired() || isEncrypted() ? "audio has to be encrypted" : null;
    }

    private boolean isEncrypted() {
        return inForce != null || web.isInForce();
    }

    /** Our answer to an offer that was not objected to, with a key when the offer had one. */
    SessionDescription answer(SessionDescription offer, SessionDescription bare) {
        if (policy != MediaSecurity.OFF && wantsHandshake(offer.audio())) {
            return web.answer(offer, bare);
        }
        CryptoLine theirs = keysMayTravel ? usable(offer.audio()) : null;
        if (theirs == null) {
            return bare;
        }
        CryptoLine line = line(theirs.tag(), SrtpSuite.named(theirs.suite()));
        return bare.withAudio(bare.audio().carried(offer.audio().profile(), Carriage.withKeys(List.of(line))));
    }

    /**
     * Our offer; empty when the policy wants it encrypted and there is no way to exchange keys.
     *
     * <p>Where encryption is only wished for, keys are offered within RTP/AVP: a device that does not know them answers in
     * the clear, where it would refuse RTP/SAVP altogether.
     */
    Optional<SessionDescription> offer(SessionDescription bare) {
        if (web.isInForce() || inForce == null && browser && policy != MediaSecurity.OFF) {
            return Optional.of(web.offer(bare));
        }
        if (inForce != null) {
            return Optional.of(dressed(bare, profileInForce, List.of(inForce)));
        }
        if (!keysMayTravel || inTheClear) {
            return policy.isRequired() ? Optional.empty() : Optional.of(bare);
        }
        List<CryptoLine> lines = new ArrayList<>(OFFERED.size());
        for (SrtpSuite suite : OFFERED) {
            lines.add(line(lines.size() + 1, suite));
        }
        return Optional.of(dressed(bare, policy.isRequired() ? AudioStream.SAVP : AudioStream.AVP, lines));
    }

    private static SessionDescription dressed(SessionDescription bare, String profile, List<CryptoLine> lines) {
        return bare.withAudio(bare.audio().carried(profile, Carriage.withKeys(lines)));
    }

    /** Why an answer of the device to our offer cannot be taken; null when it can. */
    String objectionToAnswer(SessionDescription offer, SessionDescription answer) {
        if (offer.audio().carriage().isDtls()) {
            return web.objectionToAnswer(offer, answer);
        }
        if (chosen(offer, answer) != null) {
            return null;
        }
        boolean mayBePlain = !offer.audio().isSecureProfile() && !policy.isRequired() && !isEncrypted();
        boolean isPlain = answer.audio().carriage().crypto().isEmpty() && !answer.audio().isSecureProfile();
        return mayBePlain && isPlain ? null : "the device did not take any of the offered keys";
    }

    /** How packets are protected now that the device's offer was answered by us. */
    Agreed agreedOnTheirOffer(SessionDescription offer, SessionDescription answer) {
        if (answer.audio().carriage().isDtls()) {
            return web.agreedOnTheirOffer(offer, answer);
        }
        CryptoLine ourLine = first(answer);
        CryptoLine theirLine = ourLine == null ? null : tagged(offer, ourLine);
        return agree(answer, ourLine, theirLine);
    }

    /** How packets are protected now that our offer was answered by the device. */
    Agreed agreedOnOurOffer(SessionDescription offer, SessionDescription answer) {
        if (offer.audio().carriage().isDtls()) {
            return web.agreedOnOurOffer(offer, answer);
        }
        CryptoLine theirLine = chosen(offer, answer);
        CryptoLine ourLine = theirLine == null ? null : tagged(offer, theirLine);
        return agree(offer, ourLine, theirLine);
    }

    private Agreed agree(SessionDescription own, CryptoLine ourLine, CryptoLine theirLine) {
        inTheClear = ourLine == null || theirLine == null;
        if (inTheClear) {
            return new Agreed(Protection.NONE, null);
        }
        inForce = ourLine;
        profileInForce = own.audio().profile();
        return new Agreed(new Protection.Keys(key(ourLine), key(theirLine)), null);
    }

    private static CryptoLine first(SessionDescription sdp) {
        List<CryptoLine> lines = sdp.audio().carriage().crypto();
        return lines.isEmpty() ? null : lines.get(0);
    }

    /** The line of an answer that fits an offered one (RFC 4568 section 5.1.3). */
    private static CryptoLine chosen(SessionDescription offer, SessionDescription answer) {
        CryptoLine line = first(answer);
        return line != null && key(line) != null && tagged(offer, line) != null ? line : null;
    }

    private static CryptoLine tagged(SessionDescription sdp, CryptoLine like) {
        for (CryptoLine line : sdp.audio().carriage().crypto()) {
            if (line.tag() == like.tag() && line.suite().equals(like.suite())) {
                return line;
            }
        }
        return null;
    }

    /** The first offered line whose cipher we have. */
    private static CryptoLine usable(AudioStream audio) {
        for (CryptoLine line : audio.carriage().crypto()) {
            if (key(line) != null) {
                return line;
            }
        }
        return null;
    }

    private CryptoLine line(int tag, SrtpSuite suite) {
        ours = ours == null ? new EnumMap<>(SrtpSuite.class) : ours;
        SrtpKey key = ours.computeIfAbsent(suite, SrtpKey::random);
        return new CryptoLine(tag, suite.name(), Base64.getEncoder().encodeToString(key.keyAndSalt()));
    }

    /** The key of a line, null when the cipher is unknown or the key does not fit it. */
    private static SrtpKey key(CryptoLine line) {
        SrtpSuite suite = SrtpSuite.named(line.suite());
        if (suite == null) {
            return null;
        }
        try {
            return SrtpKey.of(suite, Base64.getDecoder().decode(line.keyAndSalt()));
        } catch (IllegalArgumentException unfit) {
            return null;
        }
    }
}
