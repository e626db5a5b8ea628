package io.carillon.api.conferences;

import io.carillon.api.live.EventForm;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.List;

/** Conferences that go on for clients that follow {@code conference_created}, {@code conference_updated}, {@code conference_deleted}. */
final class RoomEventForm implements EventForm {
    /** A conference; its field names are those of such clients. */
    record RoomData(
            String id, String customer_id, String name, String status, List<String> conferencecall_ids, Instant tm_create) {}

    @Override
    public String resource() {
        return "conference";
    }

    @Override
    public RoomData data(Tenant tenant, String id, Record item) {
        RoomView room = (RoomView) item;
        return new RoomData(id, tenant.name(), room.title(), "progressing",
                room.participants().stream().map(RoomView.Participant::callId).toList(), room.startedAt());
    }
}
