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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts find their way, at once or later, on each database. */
class TextDeskTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Aor ANN = new Aor(Tenant.DEFAULT, "1001");
    private static final Aor BEN = new Aor(Tenant.DEFAULT, "1002");
    private static final SipTarget PHONE = new SipTarget("sip:1002@a", List.of(), null);
    private static final SipTarget OTHER = new SipTarget("sip:1002@b", List.of(), null);

    private final List<TextMessage> sent = new ArrayList<>();
    private List<SipTarget> telephones = List.of();

    private TextDesk desk(Database database) {
        return new TextDesk(new MessageStore(database.source()), TextDeskTest::subscriber, aor -> telephones, sent::add);
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
        assertThat(desk.take(text("1002", "hello", -1))).isEqualTo(202);
        assertThat(sent).extracting(TextMessage::target).containsExactly(PHONE, OTHER);
        assertThat(sent.get(0).from()).isEqualTo("1001");
        desk.delivered(sent.get(0).id(), 200);
        desk.delivered(sent.get(1).id(), 408);
        desk.registered(BEN, NOON);
        assertThat(sent).hasSize(2);
        assertThat(database.number("select count(*) from text_message")).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whoIsAwayGetsItInOrderWhenHeIsBackEvenAfterARestart(Database database) throws Exception {
        TextDesk before = desk(database);
        assertThat(before.take(text("1002", "Grüße 1", -1))).isEqualTo(202);
        assertThat(before.take(text("1002", "two", 3600))).isEqualTo(202);
        TextDesk after = desk(database);
        after.sweep(NOON);
        after.registered(BEN, NOON);
        assertThat(sent).isEmpty();
        telephones = List.of(PHONE);
        after.registered(BEN, NOON.plusSeconds(60));
        after.registered(BEN, NOON.plusSeconds(61));
        assertThat(sent).extracting(m -> new String(m.body(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("Grüße 1", "two");
        after.delivered(sent.get(0).id(), 486);
        after.delivered(sent.get(1).id(), 202);
        after.registered(BEN, NOON.plusSeconds(90));
        assertThat(sent).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aTextIsNotSentTwiceAsLongAsOneTelephoneHasNotAnswered(Database database) throws Exception {
        telephones = List.of(PHONE, OTHER);
        TextDesk desk = desk(database);
        desk.take(text("1002", "hello", -1));
        desk.delivered(sent.get(0).id(), 486);
        desk.registered(BEN, NOON);
        assertThat(sent).as("the other one still thinks").hasSize(2);
        desk.delivered(sent.get(1).id(), 408);
        desk.registered(BEN, NOON);
        assertThat(sent).hasSize(4);
        desk.delivered(sent.get(2).id(), 486);
        desk.delivered(sent.get(3).id(), 200);
        assertThat(database.number("select count(*) from text_message")).isZero();
        for (int i = 0; i < TextDesk.MOST_WAITING; i++) {
            assertThat(desk.take(text("1002", "x", -1))).as("none of them counts any more").isEqualTo(202);
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void manyAtOnceDoNotShareTheLastPlace(Database database) throws Exception {
        TextDesk desk = desk(database);
        desk.sweep(NOON);
        List<Integer> answers = IntStream.range(0, TextDesk.MOST_WAITING * 2).parallel()
                .mapToObj(i -> desk.take(text("1002", "x", -1))).toList();
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
        desk.sweep(NOON.plus(Duration.ofDays(8)));
        assertThat(database.number("select count(*) from text_message")).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void nobodyAndSomebodyWhoIsOffAndSomebodyWithTooMany(Database database) {
        TextDesk desk = desk(database);
        assertThat(desk.take(text("9999", "x", -1))).isEqualTo(404);
        assertThat(desk.take(text("1003", "x", -1))).isEqualTo(480);
        for (int i = 0; i < TextDesk.MOST_WAITING; i++) {
            assertThat(desk.take(text("1002", "x", -1))).isEqualTo(202);
        }
        assertThat(desk.take(text("1002", "x", -1))).isEqualTo(480);
    }
}
