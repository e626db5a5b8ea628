package io.carillon.recording;

import io.carillon.event.RecordingReady;

/** A recording as its event tells of it. */
final class RecordingEvents {
    private RecordingEvents() {}

    static RecordingReady of(RecordingEntry entry) {
        return new RecordingReady(entry.id(), entry.call(), entry.tenant(), entry.direction(), entry.caller(),
                entry.callee(), entry.startedAt(), entry.startedBy(), entry.audio().millis(), entry.audio().channels(),
                entry.audio().rate(), entry.audio().lost(), entry.audio().ended(), entry.keep().until());
    }
}
