package io.carillon.api.cdrs;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.LegRecord;
import io.carillon.cdr.QueueVisit;
import io.carillon.contract.Cause;
import io.carillon.contract.MediaReport;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The record of one finished call.
 *
 * @param id the call
 * @param direction where it ran
 * @param caller number of the caller
 * @param callerName display name of the caller, may be empty
 * @param callee what was dialled
 * @param startedAt arrival of the call
 * @param ringingAt first ringing; absent when it never rang
 * @param answeredAt answer; absent when never answered
 * @param endedAt end
 * @param billableSeconds whole seconds from answer to end, rounded up
 * @param disposition how it went
 * @param hangUpBy who ended it
 * @param cause why it ended
 * @param legs telephones in the order they were rung
 * @param explain how it was routed, one verdict per line; may be empty
 * @param cost what carriers ask for it, a decimal number; absent when no rate is known
 * @param currency of the cost, ISO 4217
 * @param verstat what came of verifying the caller's number; absent when nobody looked
 * @param attestation how much the signer vouches for the caller, of an outbound call what we said; absent without
 * @param origid what the signature is traced by; absent without one
 * @param divertedBy who had sent the call on last before it came from outside, as the trunk says; absent when nobody had
 * @param divertedWhy and why
 * @param queues stays of the caller in queues, in the order of time; absent when there were none
 */
@Schema(name = "Cdr")
public record CdrView(
        String id,
        @Schema(enumeration = {"INTERNAL", "INBOUND", "OUTBOUND"}) String direction,
        String caller,
        String callerName,
        String callee,
        Instant startedAt,
        Instant ringingAt,
        Instant answeredAt,
        Instant endedAt,
        long billableSeconds,
        @Schema(enumeration = {"ANSWERED", "BUSY", "NO_ANSWER", "CANCELLED", "REJECTED", "FAILED"}) String disposition,
        @Schema(enumeration = {"CALLER", "CALLEE", "SYSTEM", "API"}) String hangUpBy,
        CauseView cause,
        List<Leg> legs,
        String explain,
        @Schema(type = SchemaType.STRING, examples = "0.021000") String cost,
        @Schema(examples = "EUR") String currency,
        @Schema(enumeration = {"TN-Validation-Passed", "TN-Validation-Failed", "No-TN-Validation"}) String verstat,
        @Schema(enumeration = {"A", "B", "C"}) String attestation,
        String origid,
        String divertedBy,
        @Schema(enumeration = {"ALWAYS", "BUSY", "NO_ANSWER", "UNREACHABLE", "BY_DEVICE", "UNKNOWN"}) String divertedWhy,
        List<QueueStay> queues) {

    static CdrView of(CallRecord call) {
        return new CdrView(
                call.id().value(),
                call.direction().name(),
                call.caller(),
                call.callerName(),
                call.callee(),
                call.startedAt(),
                call.ringingAt(),
                call.answeredAt(),
                call.endedAt(),
                call.billableSeconds(),
                call.disposition().name(),
                call.hangUpBy().name(),
                CauseView.of(call.cause()),
                call.legs().stream().map(Leg::of).toList(),
                call.explain(),
                call.cost() == null ? null : call.cost().toPlainString(),
                call.currency(),
                call.proof().verstat() == null ? null : call.proof().verstat().text(),
                call.proof().attestation() == null ? null : call.proof().attestation().name(),
                call.proof().origid().isEmpty() ? null : call.proof().origid(),
                call.diverted() == null ? null : call.diverted().number(),
                call.diverted() == null ? null : call.diverted().why().name(),
                call.visits().isEmpty() ? null : call.visits().stream().map(QueueStay::of).toList());
    }

    /**
     * A stay in a queue.
     *
     * @param queue its number
     * @param enteredAt when the caller came
     * @param leftAt when somebody answered, or it went
     * @param waitSeconds how long it waited
     * @param outcome what came of it
     * @param agent who answered; absent when nobody did
     * @param talkSeconds how long it talked with that agent; absent when nobody answered
     */
    @Schema(name = "CdrQueueStay")
    public record QueueStay(
            String queue,
            Instant enteredAt,
            Instant leftAt,
            double waitSeconds,
            @Schema(enumeration = {"ANSWERED", "ABANDONED", "TIMEOUT", "FULL", "EMPTY", "UNANSWERED", "CLOSED", "CALLBACK",
                "MOVED", "LOST"}) String outcome,
            String agent,
            Double talkSeconds) {
        static QueueStay of(QueueVisit visit) {
            boolean answered = visit.talkedUntil() != null;
            return new QueueStay(visit.queue(), visit.enteredAt(), visit.leftAt(), visit.waited().toMillis() / 1000.0,
                    visit.outcome().name(), answered ? visit.agent() : null,
                    answered ? visit.talked().toMillis() / 1000.0 : null);
        }
    }

    /**
     * Why something ended.
     *
     * @param sip SIP status, 200 for an ordinary end
     * @param q850 ITU-T Q.850 cause
     * @param text in words
     */
    @Schema(name = "Cause")
    public record CauseView(int sip, int q850, String text) {
        static CauseView of(Cause cause) {
            return new CauseView(cause.sip(), cause.q850(), cause.text());
        }
    }

    /**
     * One leg.
     *
     * @param id the leg
     * @param direction INBOUND when the telephone called us
     * @param party number of the far end
     * @param sipCallId Call-ID header, to find the leg in traces
     * @param startedAt INVITE received or sent
     * @param ringingAt first ringing; absent when it never rang
     * @param answeredAt answer; absent when never answered
     * @param endedAt when it was over
     * @param cause why it ended
     * @param media how its audio went
     * @param trunk id of the trunk it came or went by; absent for a telephone of the house
     * @param group number of the ring group for which it rang; absent for none
     */
    @Schema(name = "CdrLeg")
    public record Leg(
            String id,
            @Schema(enumeration = {"INBOUND", "OUTBOUND"}) String direction,
            String party,
            String sipCallId,
            Instant startedAt,
            Instant ringingAt,
            Instant answeredAt,
            Instant endedAt,
            CauseView cause,
            MediaView media,
            @Schema(examples = "default/carrier") String trunk,
            @Schema(examples = "600") String group) {
        static Leg of(LegRecord leg) {
            return new Leg(
                    leg.id().value(),
                    leg.direction().name(),
                    leg.party(),
                    leg.sipCallId(),
                    leg.startedAt(),
                    leg.ringingAt(),
                    leg.answeredAt(),
                    leg.endedAt(),
                    CauseView.of(leg.cause()),
                    MediaView.of(leg.media()),
                    leg.trunk().isEmpty() ? null : leg.trunk(),
                    leg.group().isEmpty() ? null : leg.group());
        }
    }

    /**
     * How the audio of a leg went.
     *
     * @param codec in use at the end; absent without media
     * @param packetsReceived RTP packets from the telephone
     * @param packetsSent RTP packets to the telephone
     * @param packetsLost packets that never came
     * @param packetsForeign packets dropped because a third party sent them
     * @param jitterMillis interarrival jitter at the end
     * @param roundTripMillis from RTCP; absent when unknown
     * @param mos estimated mean opinion score 1.0 to 4.5, 0 when there was no audio
     */
    @Schema(name = "MediaQuality")
    public record MediaView(
            CodecView codec,
            long packetsReceived,
            long packetsSent,
            long packetsLost,
            long packetsForeign,
            double jitterMillis,
            Double roundTripMillis,
            double mos) {
        static MediaView of(MediaReport media) {
            return new MediaView(
                    media.codec() == null
                            ? null
                            : new CodecView(media.codec().name(), media.codec().clockRate()),
                    media.packetsReceived(),
                    media.packetsSent(),
                    media.packetsLost(),
                    media.packetsForeign(),
                    media.jitterMillis(),
                    media.roundTripMillis() < 0 ? null : media.roundTripMillis(),
                    media.mos());
        }
    }

    /**
     * An audio encoding.
     *
     * @param name RTP name, for instance PCMU
     * @param clockRate RTP clock in hertz
     */
    @Schema(name = "Codec")
    public record CodecView(@Schema(examples = "PCMU") String name, int clockRate) {}
}
