package io.carillon.api.calls;

import io.carillon.trace.Ladder;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The SIP messages of a call as a ladder.
 *
 * @param callId the call
 * @param participants who speaks, this server first
 * @param messages oldest first
 * @param dropped older messages that had to make room
 */
@Schema(name = "Ladder")
public record LadderView(String callId, List<Participant> participants, List<Message> messages, long dropped) {

    static LadderView of(Ladder ladder) {
        return new LadderView(
                ladder.callId(),
                ladder.participants().stream().map(Participant::of).toList(),
                ladder.arrows().stream().map(Message::of).toList(),
                ladder.dropped());
    }

    /**
     * Who speaks.
     *
     * @param id what {@code from} and {@code to} of messages say
     * @param name number of the telephone; empty when unknown
     * @param addresses where it is
     */
    @Schema(name = "LadderParticipant")
    public record Participant(
            @Schema(examples = {"carillon", "udp:192.0.2.7:5060"}) String id, String name, List<String> addresses) {
        static Participant of(Ladder.Participant one) {
            return new Participant(one.id(), one.name(), one.addresses());
        }
    }

    /**
     * An arrow.
     *
     * @param at when it was read or written, to the microsecond
     * @param micros microseconds after the first
     * @param from who sent it
     * @param to who received it
     * @param label method, or status with phrase
     * @param method of the request that this is or answers
     * @param status of a response; absent for a request
     * @param cseq number of the request
     * @param sipCallId Call-ID
     * @param branch of the top Via
     * @param legId the leg it belongs to; absent when none
     * @param transport what carried it
     * @param repeated whether the same message went the same way before
     * @param text the message; credentials and media keys are blotted out
     */
    @Schema(name = "LadderMessage")
    public record Message(
            Instant at,
            long micros,
            String from,
            String to,
            @Schema(examples = {"INVITE", "180 Ringing"}) String label,
            String method,
            Integer status,
            long cseq,
            String sipCallId,
            String branch,
            String legId,
            String transport,
            boolean repeated,
            String text) {
        static Message of(Ladder.Arrow arrow) {
            var message = arrow.message();
            return new Message(
                    arrow.at(),
                    arrow.micros(),
                    arrow.from(),
                    arrow.to(),
                    arrow.label(),
                    message.method(),
                    message.status() == 0 ? null : message.status(),
                    message.cseq(),
                    message.callId(),
                    message.branch(),
                    message.leg() == null ? null : message.leg().value(),
                    message.remote().transport().name(),
                    message.repeated(),
                    arrow.text());
        }
    }
}
