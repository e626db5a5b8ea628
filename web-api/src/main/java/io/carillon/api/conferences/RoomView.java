package io.carillon.api.conferences;

import io.carillon.conference.Attendance;
import io.carillon.conference.Attendee;
import io.carillon.contract.LegId;
import io.carillon.contract.MixState;
import io.carillon.engine.RoomDesk;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A conference room with people in it.
 *
 * @param number that reaches it
 * @param title what people call it
 * @param startedAt when the first of them was let in
 * @param locked whether nobody but moderators comes in
 * @param recording id of the recording that is made of it; absent when none is
 * @param speaker leg of who has the word; absent when nobody speaks
 * @param participants in the order in which they were let in
 */
@Schema(name = "ConferenceRoom")
public record RoomView(
        String number,
        String title,
        Instant startedAt,
        boolean locked,
        String recording,
        String speaker,
        List<Participant> participants) {

    /**
     * Somebody in it.
     *
     * @param callId his call
     * @param legId his leg
     * @param party his number
     * @param moderator whether he leads
     * @param waiting whether he hears music until a moderator comes
     * @param muted whether nobody hears him
     * @param speaking whether something is heard of him now
     * @param volume how much louder he is for the others, in decibels
     * @param hears how much louder the others are for him, in decibels
     * @param since when he was let in
     */
    @Schema(name = "ConferenceParticipant")
    public record Participant(
            String callId,
            String legId,
            String party,
            boolean moderator,
            boolean waiting,
            boolean muted,
            boolean speaking,
            int volume,
            int hears,
            Instant since) {
        static Participant of(Attendee one, MixState sound) {
            Attendance at = one.at();
            boolean speaking = sound.voices().stream().anyMatch(voice -> voice.speaking() && voice.leg().equals(one.leg()));
            return new Participant(one.call().value(), one.leg() == null ? null : one.leg().value(), one.party(),
                    at.moderator(), at.phase() == Attendance.Phase.WAITS, at.levels().muted(), speaking,
                    at.levels().said(), at.levels().heard(), Instant.ofEpochMilli(at.since()));
        }
    }

    static RoomView of(RoomDesk.View view) {
        LegId speaker = view.sound().speaker();
        String recording = view.sound().recording();
        return new RoomView(view.room().number(), view.title(), view.room().startedAt(), view.room().locked(),
                recording.isEmpty() ? null : recording, speaker == null ? null : speaker.value(),
                view.room().people().stream().map(one -> Participant.of(one, view.sound())).toList());
    }
}
