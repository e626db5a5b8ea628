package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.SipText;
import io.carillon.phone.Texts;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Telephones send one another texts. */
@ArquillianTest
@RunAsClient
class TextMessageTest {
    private final Installation carillon = Installation.ofTestRun();

    @Test
    void aTextReachesAPhoneAtOnceAndAnotherOneWhenItIsBack() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.phone()) {
            assertThat(Texts.send(alice, b.number(), "are you there?").status()).isEqualTo(202);
            assertThat(Texts.send(alice, b.number(), "call me").status()).isEqualTo(202);
            bob.register();
            bob.awaitReceived("MESSAGE", message -> message.body().equals("are you there?"));
            bob.awaitReceived("MESSAGE", message -> message.body().equals("call me"));
            assertThat(Texts.send(alice, b.number(), "Grüße").status()).isEqualTo(202);
            SipText last = bob.awaitReceived("MESSAGE", message -> message.body().equals("Grüße"));
            assertThat(last.header("From")).contains("sip:" + a.number() + "@");
            assertThat(bob.received("MESSAGE").stream().filter(m -> m.body().equals("call me")).map(SipText::branch)
                    .distinct()).hasSize(1);
        }
    }

    @Test
    void aTextToNobodyIsNotTaken() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered()) {
            assertThat(Texts.send(alice, "0000", "hello?").status()).isEqualTo(404);
        }
    }
}
