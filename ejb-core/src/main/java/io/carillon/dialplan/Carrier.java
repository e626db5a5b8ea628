package io.carillon.dialplan;

import io.carillon.contract.Attestation;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialNotes;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.SipTarget;
import io.carillon.contract.TrunkUse;
import io.carillon.directory.CallerPolicy;
import io.carillon.directory.DiversionPolicy;
import io.carillon.directory.NumberFormat;
import io.carillon.directory.SigningPolicy;
import io.carillon.directory.VerifyPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A trunk as routing sees it.
 *
 * @param name as the administrator calls it
 * @param id unique on this server, {@code tenant/name}
 * @param authority host, port and parameters of its SIP URI, what comes behind the {@code @}
 * @param limits how much it carries
 * @param caller who is shown to its network
 * @param numbers how it wants numbers
 * @param codecs encodings it may be offered; empty for all
 * @param rates what it asks, and from when
 * @param identity who vouches for callers
 * @param security whether its audio is encrypted; null for the default of the server
 */
public record Carrier(
        String name,
        String id,
        String authority,
        Limits limits,
        CallerRule caller,
        NumberRule numbers,
        List<String> codecs,
        RateBook rates,
        IdentityRule identity,
        MediaSecurity security) {
    public Carrier {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(authority, "authority");
        codecs = List.copyOf(codecs);
    }

    /** A trunk whose audio is as the server's default says. */
    public Carrier(
            String name,
            String id,
            String authority,
            Limits limits,
            CallerRule caller,
            NumberRule numbers,
            List<String> codecs,
            RateBook rates,
            IdentityRule identity) {
        this(name, id, authority, limits, caller, numbers, codecs, rates, identity, null);
    }

    /** A trunk whose calls nobody signs or verifies. */
    public Carrier(
            String name,
            String id,
            String authority,
            Limits limits,
            CallerRule caller,
            NumberRule numbers,
            List<String> codecs,
            RateBook rates) {
        this(name, id, authority, limits, caller, numbers, codecs, rates, IdentityRule.DEFAULT);
    }

    /**
     * Who vouches for callers (RFC 8224).
     *
     * @param signing of calls that leave
     * @param verifying what is made of signatures of calls that come in
     * @param diversions whether what it says of who sent calls on is told on, and what others say to it
     */
    public record IdentityRule(SigningPolicy signing, VerifyPolicy verifying, DiversionPolicy diversions) {
        /** What a call came with goes on, nobody looks at it. */
        public static final IdentityRule DEFAULT =
                new IdentityRule(SigningPolicy.PASS, VerifyPolicy.OFF, DiversionPolicy.OWN);
    }

    /**
     * How much a trunk carries.
     *
     * @param channels calls at the same time, both ways; 0 for no bound
     * @param callsPerSecond calls begun in a second, outbound; 0 for no bound
     * @param setup how long it may take to say that it rings before the next way is tried
     */
    public record Limits(int channels, int callsPerSecond, Duration setup) {}

    /**
     * Who is shown to the network behind a trunk.
     *
     * @param policy in general
     * @param number outside number of the trunk itself, may be empty
     * @param asserted whether the network is told by P-Asserted-Identity who really calls (RFC 3325)
     */
    public record CallerRule(CallerPolicy policy, String number, boolean asserted) {}

    /**
     * How a trunk wants numbers, and how it gives them.
     *
     * @param region ISO 3166 code of the country in which numbers without a country code are; may be empty
     * @param format of called and calling numbers
     */
    public record NumberRule(String region, NumberFormat format) {}

    /** The number as this trunk wants it. */
    public String numberFor(String number) {
        return PhoneNumbers.format(number, numbers.region(), numbers.format());
    }

    /** The number with its country code, digits only, as rate decks and number tables have it. */
    public String international(String number) {
        return PhoneNumbers.international(number, numbers.region());
    }

    /**
     * A call through this trunk.
     *
     * @param number as the trunk wants it
     * @param who from whom it is, as the house knows it
     * @param outside outside number of that extension, may be empty
     */
    public Outbound outbound(String number, CallerIdentity who, String outside) {
        String own = outside.isEmpty() ? caller.number() : outside;
        CallerIdentity shown = switch (caller.policy()) {
            case PASS -> who;
            case DID -> new CallerIdentity(own.isEmpty() ? who.number() : numberFor(own), who.displayName());
            case FIXED -> new CallerIdentity(
                    caller.number().isEmpty() ? who.number() : numberFor(caller.number()), who.displayName());
            case ANONYMOUS -> CallerIdentity.of("anonymous");
        };
        boolean withheld = shown.number().equals("anonymous");
        CallerIdentity asserted = caller.asserted()
                ? CallerIdentity.of(own.isEmpty() ? who.number() : numberFor(own)) : null;
        TrunkUse use = new TrunkUse(id, asserted, withheld, codecs);
        return new Outbound(target(use, number, security), shown, number, signing());
    }

    private Signing signing() {
        return identity.signing() == SigningPolicy.OFF ? Signing.NONE : Signing.PASSES;
    }

    /**
     * A call for help through this trunk: who calls is always told, and help comes without encryption rather than not at
     * all, whatever the trunk does with other calls.
     *
     * @param number of the emergency service, which is never rewritten
     * @param callback who may be called back, and at which number
     * @param location PIDF-LO of the place, empty when it is not known
     */
    public Outbound forHelp(String number, CallerIdentity callback, String location) {
        TrunkUse use = new TrunkUse(id, CallerIdentity.of(callback.number()), false, codecs, location, true);
        MediaSecurity wished = security == null ? null : security.wished();
        return new Outbound(target(use, number, wished), callback, number, signing());
    }

    private SipTarget target(TrunkUse use, String number, MediaSecurity audio) {
        return SipTarget.behind(use, "sip:" + number + "@" + authority).with(audio);
    }

    /**
     * A call through a trunk.
     *
     * @param target where the INVITE goes
     * @param shown From
     * @param dialled To
     * @param signing who vouches for the caller
     * @param senders numbers of the house that may have sent the call on, each with the number under which this trunk
     *     may know it; not among them is who has none
     * @param before who had sent the call on before it came to the house, as far as this trunk is told
     */
    public record Outbound(
            SipTarget target, CallerIdentity shown, String dialled, Signing signing, Map<String, String> senders,
            List<DialNotes.Diverted> before) {
        public Outbound {
            senders = Map.copyOf(senders);
            before = List.copyOf(before);
        }

        /** A call that nobody sent on. */
        public Outbound(SipTarget target, CallerIdentity shown, String dialled, Signing signing) {
            this(target, shown, dialled, signing, Map.of(), List.of());
        }

        /** The number that the network bills and traces: what is asserted, else what is shown. */
        public String caller() {
            CallerIdentity asserted = target.trunk().asserted();
            return asserted == null ? shown.number() : asserted.number();
        }
    }

    /** The same call with our word for its caller, if this trunk wants to hear it. */
    public Outbound vouched(Outbound call, Attestation attestation) {
        return identity.signing() == SigningPolicy.SIGN
                ? new Outbound(call.target(), call.shown(), call.dialled(),
                        new Signing(true, attestation, numbers.region()), call.senders(), call.before())
                : call;
    }

    /**
     * The same call, sent on by numbers of the house.
     *
     * @param outside their outside numbers by their numbers; an empty one where there is none
     * @param before who had sent it on before it came to the house
     */
    public Outbound sentOn(Outbound call, Map<String, String> outside, List<DialNotes.Diverted> before) {
        Map<String, String> senders = new HashMap<>();
        outside.forEach((number, own) -> {
            String known = own.isEmpty() ? caller.number() : own;
            if (!known.isEmpty()) {
                senders.put(number, numberFor(known));
            }
        });
        List<DialNotes.Diverted> told = new ArrayList<>();
        if (identity.diversions() == DiversionPolicy.TRUSTED) {
            before.forEach(by -> told.add(new DialNotes.Diverted(numberFor(by.number()), by.why())));
        }
        return new Outbound(call.target(), call.shown(), call.dialled(), call.signing(), senders, told);
    }
}
