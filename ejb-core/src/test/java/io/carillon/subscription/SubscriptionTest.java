package io.carillon.subscription;

import static io.carillon.subscription.WatchRoom.again;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.contract.EventReply;
import io.carillon.contract.NotifyAnswer;
import io.carillon.contract.SubscribeAsked;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6665 section 4.2 without a network. */
class SubscriptionTest {
    private final WatchRoom room = new WatchRoom();

    @Test
    void aSubscriptionIsGrantedAndToldEverythingAtOnce() {
        assertThat(room.subscribe(room.asks("lamp", 600))).isEqualTo(EventReply.Accepted.until(600));
        room.after(20);
        assertThat(room.sent).hasSize(1);
        assertThat(room.last().order().cseq()).isEqualTo(1);
        assertThat(room.last().order().state()).isEqualTo("active;expires=599");
        assertThat(room.last().order().event()).isEqualTo("thing");
        assertThat(room.last().body()).isEqualTo("0 all>off");
    }

    @Test
    void whoWatchesANumberWatchesTheOneOfTheOwnTenant() {
        SubscribeAsked here = room.asks("lamp", 600);
        SubscribeAsked elsewhere = new SubscribeAsked(new Aor(new Tenant("other"), "1001"), here.at(), here.target(),
                here.domain(), here.event(), here.eventId(), 600, here.accepts(), false, here.dialog(), true, 1, "test");
        room.subscribe(elsewhere);
        room.after(200);
        room.last().answered(200);
        room.change("lamp", "on");
        assertThat(room.sent).as("the lamp of another tenant").hasSize(1);
    }

    @Test
    void theFirstNotifyLetsTheAnswerGoFirst() {
        room.subscribe(room.asks("lamp", 600));
        room.after(5);
        assertThat(room.sent).isEmpty();
    }

    @Test
    void aChangeIsToldAtOnceWithTheNextNumbers() {
        room.settled("lamp");
        room.change("lamp", "on");
        assertThat(room.sent).hasSize(2);
        assertThat(room.last().order().cseq()).isEqualTo(2);
        assertThat(room.last().body()).isEqualTo("1 off>on");
    }

    @Test
    void changesInARowAreToldAsOneOnceTheIntervalIsOver() {
        room.settled("lamp");
        room.change("lamp", "a");
        room.last().answered(200);
        room.change("lamp", "b");
        room.change("lamp", "c");
        room.after(50);
        assertThat(room.sent).hasSize(2);
        room.after(50);
        assertThat(room.sent).hasSize(3);
        assertThat(room.last().body()).isEqualTo("2 a>c");
    }

    @Test
    void nothingIsSentWhileAnAnswerIsOut() {
        room.settled("lamp");
        room.change("lamp", "a");
        room.change("lamp", "b");
        room.after(1_000);
        assertThat(room.sent).hasSize(2);
        room.last().answered(200);
        room.after(0);
        assertThat(room.sent).hasSize(3);
        assertThat(room.last().body()).isEqualTo("2 a>b");
    }

    @Test
    void aChangeThatWasTakenBackIsNotTold() {
        room.settled("lamp");
        room.change("lamp", "a");
        room.last().answered(200);
        room.change("lamp", "b");
        room.things.put("lamp", "a");
        room.after(500);
        assertThat(room.sent).hasSize(2);
        assertThat(room.notifier.unchanged()).isEqualTo(1);
    }

    @Test
    void aFetchIsToldOnceAndNotRemembered() {
        assertThat(room.subscribe(room.asks("lamp", 0))).isEqualTo(EventReply.Accepted.until(0));
        assertThat(room.memory).isEmpty();
        room.after(20);
        assertThat(room.last().order().state()).isEqualTo("terminated;reason=timeout");
        assertThat(room.last().body()).isEqualTo("0 all>off");
        assertThat(room.book.size()).isZero();
        assertThat(room.watchers).isEmpty();
    }

    @Test
    void aRefreshTellsEverythingAndProlongs() {
        SubscribeAsked first = room.settled("lamp");
        assertThat(room.subscribe(again(first, 900, 2))).isEqualTo(EventReply.Accepted.until(900));
        room.after(20);
        assertThat(room.last().body()).isEqualTo("1 all>off");
        assertThat(room.book.find("ours-1").now().expiresAt()).isEqualTo(WatchRoom.START.plusSeconds(900));
    }

    @Test
    void unsubscribingEndsWithTheStateAndLeavesNothing() {
        SubscribeAsked first = room.settled("lamp");
        room.change("lamp", "on");
        room.subscribe(again(first, 0, 2));
        room.last().answered(200);
        room.after(200);
        assertThat(room.last().order().state()).isEqualTo("terminated;reason=timeout");
        assertThat(room.last().order().cseq()).isEqualTo(3);
        assertThat(room.book.size()).isZero();
        assertThat(room.memory).isEmpty();
        assertThat(room.subscribe(again(first, 600, 3))).isEqualTo(EventReply.Refused.of(481, ""));
    }

    @Test
    void whatRunsOutIsToldSo() {
        room.settled("lamp");
        room.sweepAfter(601_000);
        assertThat(room.last().order().state()).isEqualTo("terminated;reason=timeout");
        assertThat(room.book.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 408, 410, 430, 481, 489, 603, 401, 407})
    void aWatcherThatIsGoneIsForgotten(int status) {
        room.subscribe(room.asks("lamp", 600));
        room.after(20);
        room.last().answered(status);
        room.after(0);
        assertThat(room.book.size()).isZero();
        assertThat(room.memory).isEmpty();
        assertThat(room.watchers).isEmpty();
        assertThat(room.notifier.dropped()).isEqualTo(1);
    }

    @Test
    void aWatcherInTroubleIsToldEverythingLater() {
        room.settled("lamp");
        room.change("lamp", "on");
        room.last().answer().accept(new NotifyAnswer(503, 7));
        room.after(6_900);
        assertThat(room.sent).hasSize(2);
        room.after(200);
        assertThat(room.last().body()).isEqualTo("2 all>on");
    }

    @Test
    void withoutALineItIsToldWhenThereIsOneAgain() {
        room.settled("lamp");
        room.lineUp = false;
        room.change("lamp", "on");
        room.lineUp = true;
        room.after(1_000);
        assertThat(room.last().body()).isEqualTo("2 all>on");
    }

    @Test
    void anAnswerLostWithTheSwitchIsNotWaitedForForEver() {
        room.subscribe(room.asks("lamp", 600));
        room.after(20);
        room.sweepAfter(41_000);
        room.after(6_000);
        assertThat(room.sent).hasSize(2);
    }

    @Test
    void unknownPackagesAreRefusedWithWhatThereIs() {
        assertThat(room.subscribe(room.asks("1001", "lamp", "conference", 600, List.of())))
                .isEqualTo(new EventReply.Refused(489, "", 0, List.of("thing")));
        assertThat(((EventReply.Refused) room.subscribe(room.asks("1001", "lamp", "", 600, List.of()))).status())
                .isEqualTo(489);
    }

    @Test
    void aDeviceThatCannotReadTheDocumentIsRefused() {
        assertThat(room.subscribe(room.asks("1001", "lamp", "thing", 600, List.of("application/other"))))
                .isEqualTo(new EventReply.Refused(406, "", 0, List.of("text/thing")));
        assertThat(room.subscribe(room.asks("1001", "lamp", "thing", 600, List.of("text/*"))))
                .isInstanceOf(EventReply.Accepted.class);
    }

    @Test
    void expiryIsBoundedOnBothSides() {
        assertThat(room.subscribe(room.asks("lamp", 59)))
                .isEqualTo(new EventReply.Refused(423, "", 60, List.of()));
        assertThat(room.subscribe(room.asks("lamp", 99_999))).isEqualTo(EventReply.Accepted.until(7200));
        assertThat(room.subscribe(room.asks("lamp", -1))).isEqualTo(EventReply.Accepted.until(3600));
    }

    @Test
    void whatIsNotThereCannotBeWatched() {
        assertThat(((EventReply.Refused) room.subscribe(room.asks("nothing", 600))).status()).isEqualTo(404);
        assertThat(room.book.size()).isZero();
    }

    @Test
    void limitsAnswerWhatTheySay() {
        for (int i = 0; i < 3; i++) {
            room.subscribe(room.asks("lamp", 600));
        }
        assertThat(((EventReply.Refused) room.subscribe(room.asks("lamp", 600))).status()).isEqualTo(403);
        room.subscribe(room.asks("1002", "lamp", "thing", 600, List.of()));
        room.subscribe(room.asks("1002", "lamp", "thing", 600, List.of()));
        EventReply full = room.subscribe(room.asks("1003", "lamp", "thing", 600, List.of()));
        assertThat(full).isEqualTo(new EventReply.Refused(503, "too many subscriptions", 30, List.of()));
        assertThat(room.book.size()).isEqualTo(5);
    }

    @Test
    void onlyItsOwnDeviceGoesOnWithASubscription() {
        SubscribeAsked first = room.settled("lamp");
        SubscribeAsked other = room.asks("1002", "lamp", "thing", 600, List.of());
        SubscribeAsked stolen = new SubscribeAsked(other.by(), other.at(), "lamp", "h", "thing", "", 0, List.of(),
                false, first.dialog(), false, 9, "");
        assertThat(room.subscribe(stolen)).isEqualTo(EventReply.Refused.of(481, ""));
        assertThat(((EventReply.Refused) room.subscribe(again(first, 600, 1))).status()).isEqualTo(500);
        assertThat(room.book.size()).isEqualTo(1);
    }

    @Test
    void numbersGoOnAfterARestart() {
        room.settled("lamp");
        room.change("lamp", "on");
        Subscription remembered = SubscriptionCodec.decode(room.memory.get("ours-1"));
        assertThat(remembered).isEqualTo(room.book.find("ours-1").now());
        WatchRoom next = new WatchRoom();
        Entry entry = new Entry(remembered, next.events);
        next.book.restore(entry);
        next.notifier.restored(entry, 0);
        next.after(0);
        assertThat(next.last().order().cseq()).isEqualTo(3);
        assertThat(next.last().order().dialog()).isEqualTo(room.last().order().dialog());
        assertThat(next.last().body()).isEqualTo("2 all>off");
    }

    @Test
    void damagedBytesAreRefused() {
        room.settled("lamp");
        byte[] good = room.memory.get("ours-1");
        for (int length = 0; length < good.length; length++) {
            byte[] torn = java.util.Arrays.copyOf(good, length);
            org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                    .isThrownBy(() -> SubscriptionCodec.decode(torn));
        }
    }

    private SubscribeAsked asksForList(List<String> accepts, boolean lists) {
        SubscribeAsked one = room.asks("1001", "panel", "thing", 600, accepts);
        return new SubscribeAsked(one.by(), one.at(), one.target(), one.domain(), one.event(), "", 600, accepts,
                lists, one.dialog(), true, 1, "");
    }

    @Test
    void aListIsToldWholeAndThenWhatHasChanged() {
        room.things.putAll(java.util.Map.of("1002", "dark", "1003", "dark"));
        room.lists.put("panel", new WatchList(io.carillon.contract.Tenant.DEFAULT, "panel", "Panel",
                List.of("1002", "1003", "1004"), 1));
        assertThat(((EventReply.Refused) room.subscribe(asksForList(List.of(), false))).status()).isEqualTo(421);
        assertThat(((EventReply.Refused) room.subscribe(asksForList(List.of("text/thing"), true))).status())
                .isEqualTo(406);
        assertThat(room.subscribe(asksForList(List.of("multipart/related", "text/thing"), true)))
                .isEqualTo(new EventReply.Accepted(600, "", true));
        room.after(20);
        assertThat(room.last().order().list()).isTrue();
        assertThat(room.last().order().contentType()).contains("multipart/related", "type=\"application/rlmi+xml\"");
        assertThat(room.last().body()).contains("fullState=\"true\"", "uri=\"sip:panel@house.example\"",
                "<instance id=\"i1002\" state=\"active\" cid=\"1002@carillon\">", "0 all>dark",
                "<instance id=\"i1004\" state=\"terminated\" reason=\"noresource\">");
        room.last().answered(200);
        room.after(200);
        room.change("1003", "lit");
        assertThat(room.last().body()).contains("fullState=\"false\"", "version=\"1\"", "1 dark>lit")
                .doesNotContain("1002");
        assertThat(room.watchers).containsOnlyKeys("1002", "1003", "1004");
    }

    @Test
    void whoIsNoLongerThereIsToldSoAndWhoMayNotWatchTheSame() {
        room.settled("lamp");
        room.things.remove("lamp");
        room.notifier.recheck(room.nanos, subscription -> true);
        room.after(200);
        assertThat(room.last().order().state()).isEqualTo("terminated;reason=noresource");
        room.things.put("lamp", "off");
        room.settled("lamp");
        room.notifier.recheck(room.nanos, subscription -> false);
        room.after(200);
        assertThat(room.last().order().state()).isEqualTo("terminated;reason=rejected");
        assertThat(room.book.size()).isZero();
    }

    @Test
    void aChangeDoesNotWaitForTheTurnOfARestoredSubscription() {
        room.settled("lamp");
        WatchRoom next = new WatchRoom();
        Entry entry = new Entry(SubscriptionCodec.decode(room.memory.get("ours-1")), next.events);
        next.book.restore(entry);
        next.notifier.restored(entry, 10_000_000_000L);
        next.after(0);
        assertThat(next.sent).isEmpty();
        next.change("lamp", "on");
        assertThat(next.last().body()).isEqualTo("1 all>on");
        next.last().answered(200);
        next.after(20_000);
        assertThat(next.sent).hasSize(1);
    }

    @Test
    void aConnectionThatIsGoneTakesItsSubscriptionsAlong() {
        room.settled("lamp");
        room.notifier.lost(room.book.find("ours-1"));
        room.after(0);
        assertThat(room.book.size()).isZero();
        assertThat(room.sent).hasSize(1);
    }
}
