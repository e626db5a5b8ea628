package io.carillon.sip.auth;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.Tenant;
import io.carillon.sip.CredentialTable;
import io.carillon.sip.SipConfig;
import io.carillon.sip.message.DigestParams;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.Params;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipUri;
import io.carillon.sip.transport.Flow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Checks digest credentials (RFC 7616, RFC 8760; {@code qop=auth} is required). The answer to a wrong secret, an
 * unknown user and no credentials at all is the same challenge, after the same work, so nobody learns which extensions
 * exist.
 */
public final class DigestGate {
    private static final int MAX_HEADERS = 8;

    private final Realms realms;
    private final CredentialTable credentials;
    private final SourceGuard guard;
    private final NonceMint mint;
    private final ChallengeOrder order;
    private final Credential nobody;
    private final LongAdder challenged = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final LongAdder proven = new LongAdder();

    /**
     * @param config realm and nonce lifetime
     * @param credentials who is known
     * @param guard told about guesses and proofs
     * @param clockMillis wall clock, milliseconds since the epoch
     */
    public DigestGate(SipConfig config, CredentialTable credentials, SourceGuard guard, LongSupplier clockMillis) {
        this.realms = new Realms(config.realm());
        this.credentials = credentials;
        this.guard = guard;
        this.mint = new NonceMint(config.realm(), config.nonceLifetime(), clockMillis);
        this.order = new ChallengeOrder(config.md5OnlyAgents());
        // nobody can know a text whose hash this random token is
        String unknowable = mint.mint("");
        this.nobody = new Credential(new Aor(Tenant.DEFAULT, ""), "", config.realm(), unknowable, unknowable);
    }

    /** The realms of tenants. */
    public Realms realms() {
        return realms;
    }

    /**
     * Judges a request. See {@link ChallengeOrder} for what it is challenged with.
     *
     * @param request the request
     * @param header where its credentials are: Authorization for REGISTER, Proxy-Authorization for the rest
     * @param flow where it came from
     */
    public DigestVerdict judge(SipRequest request, HeaderName header, Flow flow) {
        if (request.has(header) && guard.isBanned(flow.source())) {
            return new DigestVerdict.Banned();
        }
        return judge(request, header, new Place(flow, realms.of(request), false));
    }

    /**
     * Judges a request within a call.
     *
     * @param owner whose call it is, null when nobody said
     */
    public DigestVerdict judge(SipRequest request, HeaderName header, Flow flow, Tenant owner) {
        if (request.has(header) && guard.isBanned(flow.source())) {
            return new DigestVerdict.Banned();
        }
        String realm = owner == null ? realms.of(request) : realms.of(owner);
        return judge(request, header, new Place(flow, realm, false));
    }

    /** The same for somebody who calls for help: a source that guessed is heard all the same, now and then. */
    public DigestVerdict judgeFromAnywhere(SipRequest request, HeaderName header, Flow flow) {
        return judge(request, header, new Place(flow, realms.of(request), true));
    }

    /**
     * Where a request is judged.
     *
     * @param flow where it came from
     * @param realm in which it has to be proven
     * @param help whether it is a call for help
     */
    private record Place(Flow flow, String realm, boolean help) {}

    private DigestVerdict judge(SipRequest request, HeaderName header, Place place) {
        if (!request.has(header)) {
            return challenge(request, place, false);
        }
        List<DigestParams> sent;
        try {
            sent = request.digests(header);
        } catch (MalformedHeader malformed) {
            return new DigestVerdict.Malformed(malformed.getMessage());
        }
        Params ours = null;
        for (int i = 0; i < sent.size() && i < MAX_HEADERS && ours == null; i++) {
            Params params = sent.get(i).params();
            if (sent.get(i).scheme().equalsIgnoreCase("Digest") && place.realm().equals(params.get("realm"))) {
                ours = params;
            }
        }
        return ours == null ? challenge(request, place, false) : check(request, ours, place);
    }

    /** A fresh challenge for somebody who sent no credentials. */
    public DigestVerdict.Challenge challenge(SipRequest request, Flow flow) {
        return challenge(request, new Place(flow, realms.of(request), false), false);
    }

    private DigestVerdict check(SipRequest request, Params params, Place place) {
        Flow flow = place.flow();
        String nonce = params.get("nonce");
        long count = count(params.get("nc"));
        DigestAlgorithm algorithm = DigestAlgorithm.of(params.get("algorithm"));
        if (nonce == null || count < 1 || algorithm == null || !"auth".equalsIgnoreCase(params.get("qop"))
                || params.get("username") == null || params.get("uri") == null || params.get("response") == null
                || params.get("cnonce") == null) {
            return challenge(request, place, false);
        }
        NonceMint.Worth worth = mint.worth(nonce, face(flow));
        if (worth != NonceMint.Worth.GOOD) {
            // no password is looked at that was not asked for here: who guesses has to show where he is
            boolean old = worth != NonceMint.Worth.FOREIGN;
            if (old) {
                stale.increment();
            }
            return challenge(request, place, old);
        }
        if (guard.isLocked(flow.source(), params.get("username")) && !(place.help() && guard.hearsLocked())) {
            return new DigestVerdict.Banned();
        }
        return prove(request, params, place);
    }

    private DigestVerdict prove(SipRequest request, Params params, Place place) {
        Flow flow = place.flow();
        DigestAlgorithm algorithm = DigestAlgorithm.of(params.get("algorithm"));
        Optional<Credential> known = credentials.find(params.get("username"), place.realm());
        boolean match = matches(algorithm, known.orElse(nobody), request.method(), params);
        if (!match || known.isEmpty() || !samePlace(params.get("uri"), request)) {
            failed.increment();
            guard.failed(flow.source(), flow.remote().host(), params.get("username"));
            return challenge(request, place, false);
        }
        if (!mint.use(params.get("nonce"), count(params.get("nc")))) {
            stale.increment();
            return challenge(request, place, true);
        }
        proven.increment();
        guard.proven(flow.source());
        return new DigestVerdict.Proven(known.get());
    }

    private static boolean matches(DigestAlgorithm algorithm, Credential credential, String method, Params params) {
        String ha2 = algorithm.hash(method + ":" + params.get("uri"));
        String expected = algorithm.hash(algorithm.ha1(credential) + ":" + params.get("nonce") + ":" + params.get("nc")
                + ":" + params.get("cnonce") + ":" + params.get("qop") + ":" + ha2);
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                params.get("response").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The digest uri must name what the Request-URI names; a proxy may have touched port or parameters, not user and
     * host. Some programs (sipp) sign the host alone: the nonce count keeps that from being replayed all the same.
     */
    private static boolean samePlace(String digestUri, SipRequest request) {
        if (digestUri.equals(request.requestUri())) {
            return true;
        }
        try {
            SipUri asked = request.uri();
            SipUri signed = SipUri.parse(digestUri);
            return asked.host().equalsIgnoreCase(signed.host())
                    && (signed.user().isEmpty() || asked.user().equals(signed.user()));
        } catch (MalformedHeader malformed) {
            return false;
        }
    }

    private static long count(String nc) {
        if (nc == null || nc.isEmpty() || nc.length() > 8) {
            return -1;
        }
        try {
            return Long.parseLong(nc, 16);
        } catch (NumberFormatException notHex) {
            return -1;
        }
    }

    /** An allowed network may be a proxy with many faces: what one of them was told any of them may answer. */
    private String face(Flow flow) {
        return guard.bans().isAllowed(flow.remote().host()) ? "" : flow.source();
    }

    private DigestVerdict.Challenge challenge(SipRequest request, Place place, boolean isStale) {
        challenged.increment();
        String nonce = mint.mint(face(place.flow()));
        List<String> challenges = new ArrayList<>(2);
        for (DigestAlgorithm algorithm : order.of(request)) {
            challenges.add("Digest realm=\"" + place.realm() + "\", nonce=\"" + nonce + "\", algorithm=" + algorithm.token()
                    + ", qop=\"auth\"" + (isStale ? ", stale=true" : ""));
        }
        return new DigestVerdict.Challenge(challenges);
    }

    /** How often each answer was given, by counter name. */
    public Map<String, Long> counters() {
        return Map.of(
                "sip.auth.challenged", challenged.sum(),
                "sip.auth.failed", failed.sum(),
                "sip.auth.stale", stale.sum(),
                "sip.auth.proven", proven.sum());
    }
}
