package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telephones that reach Carillon through Kamailio, which stays in their dialogs and in the way to them. */
@ArquillianTest
@RunAsClient
class ProxyInFrontTest {
    private static final InetSocketAddress PROXY = new InetSocketAddress("127.0.0.30", 15_090);

    private final Installation carillon = Installation.ofTestRun();

    @TempDir
    Path directory;

    private Stranger kamailio() throws Exception {
        Programs.assumed("kamailio");
        Path template = Path.of(System.getProperty("carillon.test.root"), "ear/src/interop/kamailio-front.cfg");
        Files.writeString(directory.resolve("kamailio.cfg"), Files.readString(template)
                .replace("@PROXY@", "127.0.0.30:" + PROXY.getPort())
                .replace("@CARILLON@", "127.0.0.1:" + carillon.sip().getPort()));
        return Stranger.run(directory, List.of(
                "/usr/sbin/kamailio", "-DD", "-E", "-m", "64", "-M", "8", "-w", directory.toString(), "-Y",
                directory.toString(),
                "-f", directory.resolve("kamailio.cfg").toString()));
    }

    private static Phone behind(Installation.Line line) throws Exception {
        return Phone.with(PROXY, InetAddress.getByName("127.0.0.1"), line.number(), line.secret(), "MD5").register();
    }

    @Test
    void aPhoneBehindTheProxyCallsAndIsCalled() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Stranger kamailio = kamailio();
                Phone alice = behind(a);
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(talk.out().hold().status()).as(kamailio.output()).isEqualTo(200);
            talk.in().awaitReInvite(1);
            assertThat(talk.out().resume().status()).isEqualTo(200);
            talk.in().awaitReInvite(2);
            talk.hearOneAnother();
            assertThat(talk.in().hangUp().status()).isEqualTo(200);
            talk.out().awaitEnded();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
            Talk back = Talk.between(bob, alice);
            assertThat(back.in().sentInvite().all("Record-Route")).anyMatch(hop -> hop.contains("127.0.0.30:"
                    + PROXY.getPort()));
            back.hangUp();
            assertThat(carillon.awaitCdr(b.number(), a.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
    }

    @Test
    void twoPhonesBehindTheProxyTalkAndACancelledCallStopsRinging() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Stranger kamailio = kamailio();
                Phone alice = behind(a);
                Phone bob = behind(b)) {
            Talk.between(alice, bob).hangUp();
            PhoneCall out = bob.call(a.number());
            PhoneCall in = alice.awaitCall();
            in.ring();
            out.awaitProvisional(180);
            out.cancel();
            in.awaitEnded();
            assertThat(out.awaitFinal().status()).as(kamailio.output()).isEqualTo(487);
        }
    }
}
