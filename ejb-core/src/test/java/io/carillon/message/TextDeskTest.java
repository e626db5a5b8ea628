package io.carillon.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.MessageAsked;
import io.carillon.contract.SipTarget;
import io.carillon.contract.Tenant;
import io.carillon.contract.TextMessage;
import io.carillon.directory.CallForwarding;
import io.carillon.directory.Extension;
import io.carillon.directory.Subscriber;
import io.carillon.message.store.MessageStore;
import io.carillon.store.Databases.Database;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts find their way, at once or later, on each database. */
class TextDeskTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String WAITING = "select count(*) from text_message where delivered_at is null";
    private static final Aor ANN = new Aor(Tenant.DEFAULT, "1001");
    private static final Aor BEN = new Aor(Tenant.DEFAULT, "1002");
    private static final SipTarget PHONE = new SipTarget("sip:1002@a", List.of(), null);
    private static final SipTarget OTHER = new SipTarget("sip:1002@b", List.of(), null);

    private final List<TextMessage> sent = new ArrayList<>();
    private List<SipTarget> telephones = List.of();

    private TextDesk desk(Database database) {
        return new TextDesk(new MessageStore(database.source()), KEPT, TextDeskTest::subscriber, aor -> telephones, sent::add);
    }

    private static Optional<Subscriber> subscriber(Aor aor) {
        boolean enabled = !aor.user().equals("1003");
        return aor.user().equals("9999") ? Optional.empty() : Optional.of(new Subscriber(
                new Extension(1, aor.tenant(), aor.user(), "x", enabled, NOON, NOON, 1), CallForwarding.NONE));
    }

    private static MessageAsked text(String to, String words, long expires) {
        return new MessageAsked(ANN, new DialledNumber(to), NOON, expires, "text/plain",
                words.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void everyTelephoneGetsItAndOneAnswerIsEnough(Database database) throws Exception {
        telephones = List.of(PHONE, OTHER);
        TextDesk desk = desk(database);
        assertThat(desk.take(text("1002", "hello", -1)).status()).isEqualTo(202);
        assertThat(sent).extracting(TextMessage::target).containsExactly(PHONE, OTHER);
        assertThat(sent.get(0).from()).isEqualTo("1001");
        desk.delivered(sent.get(0).id(), 200, NOON);
        desk.delivered(sent.get(1).id(), 408, NOON);
        desk.registered(BEN, NOON);
        assertThat(sent).hasSize(2);
        assertThat(database.number(WAITING)).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whoIsAwayGetsItInOrderWhenHeIsBackEvenAfterARestart(Database database) throws Exception {
        TextDesk before = desk(database);
        assertThat(before.take(text("1002", "Grüße 1", -1)).status()).isEqualTo(202);
        assertThat(before.take(text("1002", "two", 3600)).status()).isEqualTo(202);
        TextDesk after = desk(database);
        after.sweep(NOON);
        after.registered(BEN, NOON);
        assertThat(sent).isEmpty();
        telephones = List.of(PHONE);
        after.registered(BEN, NOON.plusSeconds(60));
        after.registered(BEN, NOON.plusSeconds(61));
        assertThat(sent).extracting(m -> new String(m.body(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("Grüße 1", "two");
        after.delivered(sent.get(0).id(), 486, NOON);
        after.delivered(sent.get(1).id(), 202, NOON);
        after.registered(BEN, NOON.plusSeconds(90));
        assertThat(sent).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aTextIsNotSentTwiceAsLongAsOneTelephoneHasNotAnswered(Database database) throws Exception {
        telephones = List.of(PHONE, OTHER);
        TextDesk desk = desk(database);
        desk.take(text("1002", "hello", -1));
        desk.delivered(sent.get(0).id(), 486, NOON);
        desk.registered(BEN, NOON);
        assertThat(sent).as("the other one still thinks").hasSize(2);
        desk.delivered(sent.get(1).id(), 408, NOON);
        desk.registered(BEN, NOON);
        assertThat(sent).hasSize(4);
        desk.delivered(sent.get(2).id(), 486, NOON);
        desk.delivered(sent.get(3).id(), 200, NOON);
        assertThat(database.number(WAITING)).isZero();
        for (int i = 0; i < TextDesk.MOST_WAITING; i++) {
            assertThat(desk.take(text("1002", "x", -1)).status()).as("none of them counts any more").isEqualTo(202);
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void manyAtOnceDoNotShareTheLastPlace(Database database) throws Exception {
        TextDesk desk = desk(database);
        desk.sweep(NOON);
        List<Integer> answers = IntStream.range(0, TextDesk.MOST_WAITING * 2).parallel()
                .mapToObj(i -> desk.take(text("1002", "x", -1)).status()).toList();
        assertThat(answers).filteredOn(status -> status == 202).hasSize(TextDesk.MOST_WAITING);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatIsTooOldIsForgotten(Database database) throws Exception {
        TextDesk desk = desk(database);
        desk.take(text("1002", "now or never", 60));
        telephones = List.of(PHONE);
        desk.registered(BEN, NOON.plusSeconds(61));
        assertThat(sent).isEmpty();
        desk.sweep(NOON.plus(KEPT));
        assertThat(database.number("select count(*) from text_message")).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void nobodyAndSomebodyWhoIsOffAndSomebodyWithTooMany(Database database) {
        TextDesk desk = desk(database);
        assertThat(desk.take(text("9999", "x", -1)).status()).isEqualTo(404);
        assertThat(desk.take(text("1003", "x", -1)).status()).isEqualTo(480);
        for (int i = 0; i < TextDesk.MOST_WAITING; i++) {
            assertThat(desk.take(text("1002", "x", -1)).status()).isEqualTo(202);
        }
        assertThat(desk.take(text("1002", "x", -1)).status()).isEqualTo(480);
    }

    private TextQuery query(Aor of, TextState state, String cursor) {
        return new TextQuery(of.tenant(), of.user(), null, state, null, null, cursor, 2, NOON.plusSeconds(120));
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatBecameOfATextIsFoundPageByPage(Database database) throws Exception {
        MessageStore store = new MessageStore(database.source());
        TextDesk desk = desk(database);
        desk.take(text("1002", "too late", 60));
        desk.take(text("1002", "waits", -1));
        telephones = List.of(PHONE);
        String arrived = desk.take(text("1002", "arrives", -1)).text().id();
        desk.delivered(arrived, 200, NOON.plusSeconds(1));
        TextPage first = store.search(query(ANN, null, null));
        assertThat(first.texts()).hasSize(2);
        TextPage second = store.search(query(BEN, null, first.nextCursor()));
        assertThat(second.texts()).hasSize(1);
        assertThat(second.nextCursor()).isNull();
        assertThat(Stream.concat(first.texts().stream(), second.texts().stream()).map(one -> one.text().id()).distinct())
                .hasSize(3);
        KeptText found = store.search(query(ANN, TextState.DELIVERED, null)).texts().get(0);
        assertThat(found.text().id()).isEqualTo(arrived);
        assertThat(found.deliveredAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(found.concerns("1001") && found.concerns("1002")).isTrue();
        assertThat(found.concerns("1003")).isFalse();
        assertThat(store.find(Tenant.DEFAULT, arrived).orElseThrow().deliveredAt()).isEqualTo(found.deliveredAt());
        assertThat(said(store, TextState.WAITING)).containsExactly("waits");
        assertThat(said(store, TextState.EXPIRED)).containsExactly("too late");
        assertThat(store.find(new Tenant("other"), arrived)).isEmpty();
        assertThat(store.search(query(new Aor(new Tenant("other"), "1002"), null, null)).texts()).isEmpty();
        assertThat(store.search(new TextQuery(Tenant.DEFAULT, null, "00", null, NOON, NOON.plusSeconds(1), null, 9, NOON)).texts())
                .hasSize(3);
        assertThat(store.search(new TextQuery(Tenant.DEFAULT, null, "%", null, null, null, null, 9, NOON)).texts()).isEmpty();
    }

    private List<String> said(MessageStore store, TextState state) throws Exception {
        return store.search(query(BEN, state, null)).texts().stream()
                .map(one -> new String(one.text().body(), StandardCharsets.UTF_8)).toList();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatIsTakenBackDoesNotComeAndMakesRoom(Database database) throws Exception {
        TextDesk desk = desk(database);
        WaitingText text = desk.take(text("1002", "never mind", -1)).text();
        for (int i = 1; i < TextDesk.MOST_WAITING; i++) {
            desk.take(text("1002", "x", -1));
        }
        assertThat(desk.take(text("1002", "x", -1)).status()).isEqualTo(480);
        assertThat(desk.takeBack(text)).isTrue();
        assertThat(desk.takeBack(text)).isFalse();
        telephones = List.of(PHONE);
        assertThat(desk.take(text("1002", "x", -1)).status()).isEqualTo(202);
        desk.registered(BEN, NOON);
        assertThat(sent).hasSize(TextDesk.MOST_WAITING).noneMatch(one -> one.id().equals(text.id()));
    }

    /** Its number was given to somebody else afterwards, at noon. */
    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatWasWrittenToADeletedExtensionIsNotForTheNextOneWithItsNumber(Database database) throws Exception {
        MessageStore store = new MessageStore(database.source());
        store.add(new WaitingText("t-1", BEN, "1001", "text/plain", new byte[] {65}, NOON.minusSeconds(1), NOON.plus(KEPT)));
        TextDesk desk = desk(database);
        desk.sweep(NOON);
        telephones = List.of(PHONE);
        desk.registered(BEN, NOON.plusSeconds(1));
        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatArrivedGoesAfterItsTimeAndAtOnceWhereNothingIsKept(Database database) throws Exception {
        MessageStore store = new MessageStore(database.source());
        for (int i = 0; i < 3; i++) {
            store.add(new WaitingText("t-" + i, BEN, "1001", "text/plain", new byte[] {65}, NOON.plusSeconds(i), NOON.plusSeconds(60)));
        }
        store.deliver("t-0", NOON);
        assertThat(store.sweep(NOON.plusSeconds(2), NOON.plusSeconds(2).minus(KEPT))).containsEntry(BEN, 2);
        store.sweep(NOON.plusSeconds(60), NOON.plusSeconds(1));
        assertThat(database.number("select count(*) from text_message")).as("the youngest is kept a while").isEqualTo(1);
        TextDesk desk = new TextDesk(store, Duration.ZERO, TextDeskTest::subscriber, aor -> List.of(PHONE), sent::add);
        desk.take(text("1002", "x", -1));
        desk.delivered(sent.get(0).id(), 200, NOON);
        assertThat(store.find(Tenant.DEFAULT, sent.get(0).id())).as("nothing is kept").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void theNewestOfManyThatAreOverAreKept(Database database) throws Exception {
        String numbers = database.name().startsWith("h2") ? "system_range(1, 1005)" : "generate_series(1, 1005) as x";
        String noon = "timestamp with time zone '2026-03-01 12:00:00+00'";
        database.run("insert into text_message (id, tenant, aor_user, from_user, content_type, body, sent_at, expires_at, delivered_at)"
                + " select 't' || (1000 + x), 'default', '1002', '1001', 'text/plain', 'QQ==', " + noon + ", " + noon
                + ", case when mod(x, 2) = 0 then " + noon + " end from " + numbers);
        MessageStore store = new MessageStore(database.source());
        store.add(new WaitingText("waits", BEN, "1001", "text/plain", new byte[] {65}, NOON.minusSeconds(1), NOON.plusSeconds(1)));
        store.sweep(NOON, NOON.minus(KEPT));
        assertThat(database.number("select count(*) from text_message")).isEqualTo(1001);
        assertThat(store.find(Tenant.DEFAULT, "waits")).isPresent();
        assertThat(store.find(Tenant.DEFAULT, "t1005")).isEmpty();
        assertThat(store.find(Tenant.DEFAULT, "t1006")).isPresent();
    }
}
