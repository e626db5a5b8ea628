package io.carillon.api.calls;

import io.carillon.api.live.EventForm;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.List;

/** Live calls for clients that follow {@code call_created}, {@code call_ringing}, {@code call_hangup}. */
final class CallEventForm implements EventForm {
    private static final String FIRST = "dialing";

    /** A party; its field names are those of such clients. */
    record Address(String type, String target, String target_name) {}

    /** A call; its field names are those of such clients. */
    record CallData(
            String id,
            String customer_id,
            Address source,
            Address destination,
            String status,
            String direction,
            Instant tm_create,
            Instant tm_progressing) {}

    @Override
    public String resource() {
        return "call";
    }

    @Override
    public List<String> events(Record before, Record after) {
        if (after == null) {
            return List.of("call_hangup");
        }
        String is = status((CallView) after);
        if (before == null) {
            return is.equals(FIRST) ? List.of("call_created") : List.of("call_created", "call_" + is);
        }
        return List.of(status((CallView) before).equals(is) ? "call_updated" : "call_" + is);
    }

    @Override
    public CallData data(Tenant tenant, String id, Record item) {
        CallView call = (CallView) item;
        return new CallData(
                id,
                tenant.name(),
                new Address(type(call.from()), call.from(), call.fromName()),
                new Address(type(call.to()), call.to(), ""),
                status(call),
                call.direction().equals("OUTBOUND") ? "outgoing" : "incoming",
                call.startedAt(),
                call.answeredAt());
    }

    private static String type(String number) {
        return number.startsWith("+") ? "tel" : "extension";
    }

    private static String status(CallView call) {
        return switch (call.status()) {
            case "NEW", "ROUTING" -> FIRST;
            case "RINGING" -> "ringing";
            case "FAILED", "ENDED" -> "hangup";
            default -> "progressing";
        };
    }
}
