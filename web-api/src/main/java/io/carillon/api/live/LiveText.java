package io.carillon.api.live;

import io.carillon.api.json.JsonText;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The messages of the channel to its clients. Things are written once and copied into each message. */
final class LiveText {
    /** Things in one message of a snapshot: a large house comes in several, so that none is huge. */
    static final int PAGE = 200;

    private LiveText() {}

    /** Who the client is, and what there is to watch. */
    record Welcome(String type, int version, String user, String tenant, List<String> topics, Instant expiresAt) {}

    /** Something about one topic. */
    record Notice(String type, String topic, String feed, Long seq, String reason) {}

    static String welcome(Viewer viewer, List<String> topics) {
        return JsonText.text(new Welcome(
                "welcome", 1, viewer.caller().username(), viewer.caller().tenant().name(), topics, viewer.expiresAt()));
    }

    static String error(String topic, String reason) {
        return JsonText.text(new Notice("error", topic, null, null, reason));
    }

    static String resync(String topic, String reason) {
        return JsonText.text(new Notice("resync", topic, null, null, reason));
    }

    static String resumed(String topic, String feed, long seq) {
        return JsonText.text(new Notice("resumed", topic, feed, seq, null));
    }

    static String pong() {
        return "{\"type\":\"pong\"}";
    }

    static String event(String type, Record data) {
        return "{\"type\":" + JsonText.quoted(type) + ",\"data\":" + JsonText.text(data) + "}";
    }

    static String patch(String topic, long seq, List<Batch.Change> changes, Predicate<Batch.Item> seen) {
        StringBuilder text = new StringBuilder(256);
        text.append("{\"type\":\"patch\",\"topic\":").append(JsonText.quoted(topic)).append(",\"seq\":").append(seq);
        StringBuilder gone = new StringBuilder();
        String before = ",\"set\":{";
        for (Batch.Change change : changes) {
            if (Batch.sees(seen, change.after())) {
                text.append(before).append(JsonText.quoted(change.id())).append(':').append(change.after().json());
                before = ",";
            } else if (Batch.sees(seen, change.before())) {
                gone.append(gone.length() == 0 ? ",\"gone\":[" : ",").append(JsonText.quoted(change.id()));
            }
        }
        if (before.equals(",")) {
            text.append('}');
        }
        if (gone.length() > 0) {
            text.append(gone).append(']');
        }
        return text.append('}').toString();
    }

    /** A snapshot message by message; each is written when its turn to be sent has come. */
    static Iterator<String> snapshot(Feed feed, List<Map.Entry<String, Batch.Item>> items) {
        String head = "{\"type\":\"snapshot\",\"topic\":" + JsonText.quoted(feed.topic().name()) + ",\"feed\":"
                + JsonText.quoted(feed.id()) + ",\"seq\":" + feed.seq();
        return new Iterator<>() {
            private int next;
            private boolean more = true;

            @Override
            public boolean hasNext() {
                return more;
            }

            @Override
            public String next() {
                int until = Math.min(items.size(), next + PAGE);
                StringBuilder text = new StringBuilder(head).append(",\"items\":{");
                for (int i = next; i < until; i++) {
                    text.append(i == next ? "" : ",").append(JsonText.quoted(items.get(i).getKey())).append(':')
                            .append(items.get(i).getValue().json());
                }
                next = until;
                more = until < items.size();
                return text.append("},\"more\":").append(more).append('}').toString();
            }
        };
    }
}
