package io.carillon.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.RegisterAsked;
import io.carillon.contract.RegisterAsked.ContactAsked;
import io.carillon.contract.RegisterReply;
import io.carillon.contract.RegisterReply.Accepted;
import io.carillon.contract.RegisterReply.Bound;
import io.carillon.contract.RegisterReply.Refused;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.BindingStore;
import io.carillon.store.Databases;
import io.carillon.store.Databases.Database;
import io.carillon.store.Loop;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrarTest {
    private static final Aor AOR = new Aor(Tenant.DEFAULT, "1001");
    private static final SipPeer PEER = new SipPeer(SipTransport.UDP, "192.0.2.7", 5060);
    private static final RegistrationLimits LIMITS = new RegistrationLimits(60, 300, 3600, 3);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Database database = Databases.h2();
    private final BindingStore store = new BindingStore(database.source());
    private final BindingTable table = new BindingTable();
    private final BindingWriter writer = new BindingWriter(store);
    private final Bindings bindings = new Bindings(table, writer);
    private final Directory directory = new Directory();
    private final Registrar registrar = new Registrar(directory, table, writer, LIMITS);
    private Loop loop;

    @BeforeEach
    void start() {
        directory.replace(DirectorySnapshot.of(List.of(subscriber("1001", true), subscriber("1009", false))));
        loop = Loop.start(Thread::new, "bindings", writer::round);
    }

    @AfterEach
    void stop() {
        loop.stop(1000);
    }

    @Test
    void newBindingIsInTheDatabaseWhenTheTelephoneHearsOk() throws SQLException {
        Accepted reply = ok(register(1, "a", contact("sip:1001@192.0.2.7:5060", 120)));
        assertThat(reply.bindings()).containsExactly(new Bound("sip:1001@192.0.2.7:5060", 120, 1000, ""));
        assertThat(store.load(now)).isEqualTo(bindings.of(AOR));
        assertThat(bindings.of(AOR).get(0).path()).containsExactly("<sip:edge.example;lr>");
    }

    @Test
    void deviceThatLeavesTheTimeToUsGetsTheDefaultAndAGreedyOneTheMaximum() {
        assertThat(ok(register(1, "a", contact("sip:a@h", -1))).bindings().get(0).expires()).isEqualTo(300);
        assertThat(ok(register(1, "b", contact("sip:b@h", 99999))).bindings().get(1).expires()).isEqualTo(3600);
    }

    @Test
    void tooShortARegistrationIsToldTheMinimum() {
        assertThat(register(1, "a", contact("sip:a@h", 59))).isEqualTo(new Refused(423, "Interval Too Brief", 60, 0));
        assertThat(bindings.of(AOR)).isEmpty();
    }

    @Test
    void latePacketOfTheSameDeviceChangesNothing() {
        ok(register(5, "a", contact("sip:a@h", 300)));
        assertThat(refused(register(5, "a", contact("sip:a@h", 0)))).isEqualTo(500);
        assertThat(refused(register(4, "a", contact("sip:new@h", 300), contact("sip:a@h", 0)))).isEqualTo(500);
        assertThat(bindings.of(AOR)).extracting(Binding::uri).containsExactly("sip:a@h");
        ok(register(6, "a", contact("sip:a@h", 0)));
        assertThat(bindings.of(AOR)).isEmpty();
    }

    @Test
    void restartedDeviceBeginsWithAnotherCallIdAndAnyCseq() {
        ok(register(5, "a", contact("sip:a@h", 300)));
        ok(register(1, "b", contact("sip:a@h", 200)));
        assertThat(bindings.of(AOR)).singleElement().extracting(Binding::sipCallId).isEqualTo("b");
    }

    @Test
    void wildcardRemovesAllUnlessOneOfThemIsNewer() {
        ok(register(1, "a", contact("sip:a@h", 300)));
        ok(register(7, "b", contact("sip:b@h", 300)));
        assertThat(refused(registrar.register(asked(7, "b", true)))).isEqualTo(500);
        assertThat(bindings.of(AOR)).hasSize(2);
        assertThat(ok(registrar.register(asked(8, "b", true))).bindings()).isEmpty();
        assertThat(database.number("select count(*) from binding")).isZero();
    }

    @Test
    void oneContactTooManyIsRefusedAndNoneOfTheRequestIsTaken() {
        ok(register(1, "a", contact("sip:a@h", 300), contact("sip:b@h", 300)));
        assertThat(refused(register(2, "a", contact("sip:c@h", 300), contact("sip:d@h", 300)))).isEqualTo(403);
        assertThat(bindings.of(AOR)).hasSize(2);
        ContactAsked[] bomb = IntStream.range(0, 1000).mapToObj(i -> contact("sip:x" + i + "@h", 300))
                .toArray(ContactAsked[]::new);
        assertThat(refused(register(3, "a", bomb))).isEqualTo(403);
        assertThat(bindings.of(AOR)).hasSize(2);
    }

    @Test
    void fullAddressOfRecordStillTakesTheExchangeOfOneContactForAnother() {
        ok(register(1, "a", contact("sip:a@h", 300), contact("sip:b@h", 300), contact("sip:c@h", 300)));
        ok(register(2, "a", contact("sip:a@h", 0), contact("sip:d@h", 300)));
        assertThat(bindings.of(AOR)).extracting(Binding::uri).containsExactly("sip:b@h", "sip:c@h", "sip:d@h");
    }

    @Test
    void queryListsBindingsByPreference() {
        ok(register(1, "a", new ContactAsked("sip:low@h", 300, 100, ""), new ContactAsked("sip:high@h", 300, 900,
                "<urn:x>")));
        assertThat(ok(register(2, "q")).bindings())
                .containsExactly(new Bound("sip:high@h", 300, 900, "<urn:x>"), new Bound("sip:low@h", 300, 100, ""));
    }

    @Test
    void contactWrittenDifferentlyIsTheSameTelephone() {
        ok(register(1, "a", contact("sip:1001@Host.example:5060;transport=tcp;ob", 300)));
        ok(register(2, "a", contact("sip:1001@host.EXAMPLE:5060;TRANSPORT=tcp", 300)));
        assertThat(bindings.of(AOR)).singleElement().extracting(Binding::cseq).isEqualTo(2L);
        assertThat(database.number("select count(*) from binding")).isEqualTo(1);
    }

    @Test
    void expiredBindingIsNotCalledAndLeavesMemoryAndDatabase() {
        ok(register(1, "a", contact("sip:a@h", 60)));
        assertThat(BindingTable.live(table.stored(AOR), now.plusSeconds(60))).isEmpty();
        bindings.sweep(now.plusSeconds(61));
        assertThat(bindings.active()).isZero();
        Awaitility.await().atMost(Duration.ofSeconds(20))
                .until(() -> database.number("select count(*) from binding") == 0);
    }

    @Test
    void bindingThatComesBackAfterItsExpiryIsNotForgottenLater() {
        ok(register(1, "a", contact("sip:a@h", 60)));
        Instant later = now.plusSeconds(100);
        bindings.sweep(later);
        ok(registrar.register(new RegisterAsked(
                AOR, later, List.of(contact("sip:a@h", 60)), false, "a", 2, List.of(), PEER, "phone")));
        writer.flush();
        assertThat(database.number("select count(*) from binding")).isEqualTo(1);
    }

    @Test
    void refreshIsWrittenBehindAndOnlyTheLastOne() {
        ok(register(1, "a", contact("sip:a@h", 300)));
        for (int cseq = 2; cseq <= 20; cseq++) {
            ok(register(cseq, "a", contact("sip:a@h", 300)));
        }
        Awaitility.await().atMost(Duration.ofSeconds(20))
                .until(() -> database.number("select max(cseq) from binding") == 20);
    }

    @Test
    void databaseAwayRefusesNewTelephonesAndKeepsKnownOnes() {
        ok(register(1, "a", contact("sip:a@h", 300)));
        database.run("alter table binding rename to gone");
        assertThat(refused(register(1, "b", contact("sip:b@h", 300)))).isEqualTo(503);
        assertThat(ok(register(2, "a", contact("sip:a@h", 300))).bindings()).hasSize(1);
        database.run("alter table gone rename to binding");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() ->
                register(2, "b", contact("sip:b@h", 300)) instanceof Accepted);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() ->
                database.number("select cseq from binding where uri = 'sip:a@h'") == 2);
    }

    @Test
    void unknownAndDisabledExtensionsAreRefused() {
        RegisterAsked unknown = new RegisterAsked(
                new Aor(Tenant.DEFAULT, "4711"), now, List.of(contact("sip:a@h", 60)), false, "a", 1, List.of(), PEER,
                        "");
        assertThat(refused(registrar.register(unknown))).isEqualTo(404);
        RegisterAsked disabled = new RegisterAsked(
                new Aor(Tenant.DEFAULT, "1009"), now, List.of(contact("sip:a@h", 60)), false, "a", 1, List.of(), PEER,
                        "");
        assertThat(refused(registrar.register(disabled))).isEqualTo(403);
    }

    @Test
    void registrationSurvivesTheProcess() throws SQLException {
        ok(register(1, "a", contact("sip:a@h", 300)));
        BindingTable next = new BindingTable();
        next.load(store.load(Instant.now()));
        assertThat(next.stored(AOR)).isEqualTo(bindings.of(AOR));
    }

    @Test
    void consoleEndsOneRegistrationOrAll() {
        ok(register(1, "a", contact("sip:a@h", 300), contact("sip:b@h", 300), contact("sip:c@h", 300)));
        assertThat(bindings.remove(AOR, "sip:b@h")).isTrue();
        assertThat(bindings.remove(AOR, "sip:b@h")).isFalse();
        assertThat(bindings.page(Tenant.DEFAULT, null, 10, binding -> true)).extracting(Binding::uri)
                .containsExactly("sip:a@h", "sip:c@h");
        assertThat(bindings.page(Tenant.DEFAULT, null, 10, binding -> binding.has("C@h"))).extracting(Binding::uri)
                .containsExactly("sip:c@h");
        assertThat(bindings.remove(AOR, null)).isTrue();
        writer.flush();
        assertThat(database.number("select count(*) from binding")).isZero();
    }

    @Test
    void theSameFlowOfTheSameDeviceIsOneBindingWhateverItsUri() throws SQLException {
        ok(register(1, "a", flow("sip:x@one.invalid", 1), flow("sip:y@one.invalid", 2)));
        Accepted reply = ok(register(1, "b", flow("sip:x@two.invalid", 1)));
        assertThat(reply.bindings()).extracting(Bound::uri).containsExactlyInAnyOrder("sip:y@one.invalid",
                "sip:x@two.invalid");
        assertThat(reply.bindings()).extracting(Bound::regId).containsExactlyInAnyOrder(1, 2);
        ok(register(1, "c", flow("sip:x@two.invalid", 2)));
        assertThat(bindings.of(AOR)).extracting(Binding::uri).containsExactly("sip:x@two.invalid");
        writer.flush();
        assertThat(store.load(now)).isEqualTo(bindings.of(AOR));
    }

    @Test
    void aConnectionThatIsGoneTakesThoseWithItThatLivedByIt() {
        SipPeer web = new SipPeer(SipTransport.WSS, "192.0.2.9", 4444, 77);
        SipPeer tcp = new SipPeer(SipTransport.TCP, "192.0.2.9", 4445, 78);
        ok(from(web, "w", contact("sip:web@x.invalid", 300)));
        ok(from(tcp, "t", contact("sip:plain@192.0.2.9;transport=tcp", 300), flow("sip:kept@192.0.2.9", 1)));
        registrar.flowGone(AOR, new SipPeer(SipTransport.WSS, "192.0.2.9", 4444, 79));
        assertThat(bindings.of(AOR)).hasSize(3);
        registrar.flowGone(AOR, web);
        registrar.flowGone(AOR, tcp);
        assertThat(bindings.of(AOR)).extracting(Binding::uri).containsExactly("sip:plain@192.0.2.9;transport=tcp");
    }

    private RegisterReply from(SipPeer source, String callId, ContactAsked... contacts) {
        return registrar.register(new RegisterAsked(
                AOR, now, Arrays.asList(contacts), false, callId, 1, List.of(), source, "phone"));
    }

    private static ContactAsked flow(String uri, int regId) {
        return new ContactAsked(uri, 300, 1000, "<urn:uuid:7>", regId);
    }

    private RegisterReply register(long cseq, String callId, ContactAsked... contacts) {
        return registrar.register(asked(cseq, callId, false, contacts));
    }

    private RegisterAsked asked(long cseq, String callId, boolean wildcard, ContactAsked... contacts) {
        return new RegisterAsked(
                AOR, now, Arrays.asList(contacts), wildcard, callId, cseq, List.of("<sip:edge.example;lr>"), PEER,
                        "phone");
    }

    private static ContactAsked contact(String uri, long expires) {
        return new ContactAsked(uri, expires, 1000, "");
    }

    private static Accepted ok(RegisterReply reply) {
        assertThat(reply).isInstanceOf(Accepted.class);
        return (Accepted) reply;
    }

    private static int refused(RegisterReply reply) {
        assertThat(reply).isInstanceOf(Refused.class);
        return ((Refused) reply).status();
    }

    private static Subscriber subscriber(String number, boolean enabled) {
        Instant then = Instant.EPOCH;
        return new Subscriber(
                new Extension(1, Tenant.DEFAULT, number, "", enabled, then, then, 1), CallForwarding.NONE);
    }
}
