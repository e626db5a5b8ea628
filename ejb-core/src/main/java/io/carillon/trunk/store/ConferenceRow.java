package io.carillon.trunk.store;

import io.carillon.conference.Conference;
import io.carillon.directory.Permission;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** A conference room; the name is the number that reaches it. */
@Entity
@Table(name = "conference")
class ConferenceRow extends NamedRow<Conference> {
    private boolean enabled;
    private String title;
    private String language;

    @Column(name = "moderator_pin")
    private String moderatorPin;

    @Column(name = "participant_pin")
    private String participantPin;

    @Column(name = "most_people")
    private int most;

    @Column(name = "waits_for_moderator")
    private boolean waits;

    @Enumerated(EnumType.STRING)
    @Column(name = "entry_sound")
    private Conference.Entry entry;

    private boolean recorded;

    @Enumerated(EnumType.STRING)
    private Permission permission;

    @Override
    void take(Conference room) {
        enabled = room.enabled();
        title = room.title();
        language = room.language();
        moderatorPin = room.pins().moderator();
        participantPin = room.pins().participant();
        most = room.most();
        waits = room.waits();
        entry = room.entry();
        recorded = room.recorded();
        permission = room.permission();
    }

    @Override
    Conference settings() {
        return new Conference(enabled, title, language, new Conference.Pins(moderatorPin, participantPin), most, waits,
                entry, recorded, permission);
    }
}
