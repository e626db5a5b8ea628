package io.carillon.feature.conference;

import io.carillon.call.HostAct;
import io.carillon.call.HostQuestion;
import io.carillon.call.HostReply;
import io.carillon.conference.Attendance;
import io.carillon.conference.Attendee;
import io.carillon.conference.Conference;
import io.carillon.conference.Room;
import io.carillon.conference.Rooms;
import io.carillon.contract.CallId;
import io.carillon.contract.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One input of one caller of a room. */
record Visit(HostQuestion question, Conference settings, Attendance at, Rooms rooms) {
    private static final int LONGEST_NOTE = 200;

    CallId call() {
        return question.call();
    }

    String number() {
        return question.argument();
    }

    String mix() {
        return Room.mix(question.tenant(), number());
    }

    Words words() {
        return new Words(settings.language());
    }

    /** The room as it is now; this caller may not have come into it yet. */
    Room room() {
        return rooms.find(question.tenant(), number())
                .orElseGet(() -> new Room(question.tenant(), number(), false, List.of()));
    }

    HostReply stay(Attendance next, HostAct... acts) {
        return new HostReply.Stay(next.text(), List.of(acts));
    }

    /** This caller shall come in, as a moderator or not. */
    HostReply enter(boolean moderator) {
        Attendance let = at.admitted(moderator, question.at().toEpochMilli());
        Rooms.Admission came = rooms.admit(question.tenant(), number(), settings,
                new Attendee(call(), null, question.caller(), let));
        return switch (came) {
            case FULL -> ConferenceRooms.goes(this, "full");
            case LOCKED -> ConferenceRooms.goes(this, "locked");
            case WAITS -> new Visit(question, settings, let, rooms).waits();
            case IN -> new Visit(question, settings, let, rooms).comesIn();
        };
    }

    private HostReply waits() {
        return stay(at.in(Attendance.Phase.WAITS), new HostAct.Forget(Words.PIN), words().say(Words.WAIT, "wait"),
                new HostAct.Wait(Anteroom.LOOK, Anteroom.EVERY));
    }

    /** Takes part from now on. */
    HostReply comesIn() {
        Attendance in = at.in(Attendance.Phase.IN).locked(room().locked());
        List<HostAct> acts = new ArrayList<>();
        acts.add(new HostAct.Forget(Words.PIN));
        acts.add(new HostAct.Forget(Anteroom.LOOK));
        acts.add(new HostAct.Mix(mix(), in.levels()));
        Prompt heard = announcement(question.caller(), true);
        if (heard != null) {
            acts.add(new HostAct.Announce(mix(), heard, true));
        }
        boolean running = !rooms.recording(question.tenant(), number()).isEmpty();
        if (settings.recorded() && !running) {
            in = in.recording();
            acts.add(record(in, "policy"));
        }
        List<String> told = greeting(settings.recorded() || running);
        if (!told.isEmpty()) {
            acts.add(words().tell(told.toArray(String[]::new)));
        }
        acts.add(new HostAct.Explain("in conference " + number() + (in.moderator() ? " as its moderator" : "")));
        return new HostReply.Stay(in.text(), acts);
    }

    /** What somebody hears who comes in: that he is alone, and that he is recorded. */
    private List<String> greeting(boolean recorded) {
        List<String> words = new ArrayList<>();
        if (room().people().stream().allMatch(one -> one.call().equals(call()))) {
            words.add("first");
        }
        if (recorded) {
            words.add("recorded");
        }
        return words;
    }

    /** What is heard of somebody who comes or goes, null for nothing. */
    Prompt announcement(String party, boolean comes) {
        return switch (settings.entry()) {
            case SILENT -> null;
            case TONE -> words().tone(comes);
            case NAME -> words().named(party, comes);
        };
    }

    /** A recording of the room begins, the newest of this caller's. */
    HostAct record(Attendance now, String by) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("tenant", question.tenant().name());
        notes.put("direction", "INTERNAL");
        notes.put("caller", question.caller());
        notes.put("callee", number());
        notes.put("extensions", "");
        notes.put("by", by);
        notes.put("retentionDays", "");
        notes.replaceAll((key, note) -> note.substring(0, Math.min(note.length(), LONGEST_NOTE)));
        return new HostAct.Record("r" + call().value().substring(1) + "-m" + now.recordings(), mix(), notes);
    }
}
