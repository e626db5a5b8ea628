package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.SipText;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks for an extension that exists and for one that does not is told the same, whatever he asks. */
@ArquillianTest
@RunAsClient
class EnumerationTest {
    private static final String NOBODY = "7654321";
    private static final int WARM_UP = 4;
    private static final int PAIRS = 31;
    /** What an attacker cannot tell from the weather of a network. */
    private static final double MOST_MILLIS = 15;
    private static final Pattern VARYING = Pattern.compile("nonce=\"[^\"]*\"|branch=[^;\\s]*|tag=[^;\\s]*|rport=[0-9]*");

    private final Installation carillon = Installation.ofTestRun();

    /** Asks from an address of this machine; the wrong password goes with the one kind that has any. */
    private SipText ask(String method, String number, String from) throws Exception {
        InetAddress local = InetAddress.getByName(from);
        try (Phone stranger = Phone.with(carillon.sip(), local, number, "wrong-password-here", "MD5")) {
            if (method.equals("REGISTER with a password")) {
                return stranger.register(300);
            } else {
                SipText request = new SipText(method + " sip:" + number + "@127.0.0.1 SIP/2.0")
                        .add("Via", stranger.via())
                        .add("Max-Forwards", "70")
                        .add("From", "<sip:" + number + "@127.0.0.1>;tag=1")
                        .add("To", "<sip:" + number + "@127.0.0.1>")
                        .add("Call-ID", "enumeration-" + System.nanoTime())
                        .add("CSeq", "1 " + method)
                        .add("Contact", "<sip:x@127.0.0.1:9>")
                        .add("Event", "presence")
                        .add("Expires", "60");
                return stranger.exchange(request);
            }
        }
    }

    /** The answer without what differs from answer to answer, and without the number that was asked for. */
    private String answer(String method, String number) throws Exception {
        return VARYING.matcher(ask(method, number, "127.0.0.1").toString().replace(number, "NUMBER"))
                .replaceAll("")
                .replaceAll("Call-ID: .*", "Call-ID")
                .replaceAll("Via: .*", "Via");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REGISTER", "INVITE", "OPTIONS", "SUBSCRIBE", "PUBLISH", "MESSAGE", "REGISTER with a password"})
    void knownAndUnknownExtensionsAreToldTheSame(String method) throws Exception {
        var known = carillon.line();
        String there = answer(method, known.number());
        String notThere = answer(method, NOBODY);
        assertThat(there).isEqualTo(notThere);
        assertThat(there).as("and no more than who is nobody may know").doesNotContain("SIP/2.0 404", "SIP/2.0 480");
    }

    /** In turns, and each pair from an address of its own, so that nobody is banned for his guesses. */
    @ParameterizedTest
    @ValueSource(strings = {"REGISTER", "INVITE", "OPTIONS", "SUBSCRIBE", "PUBLISH", "MESSAGE", "REGISTER with a password"})
    void knownAndUnknownExtensionsAreToldAsSoon(String method) throws Exception {
        var known = carillon.line();
        double[] longer = new double[PAIRS];
        for (int i = 0; i < WARM_UP + PAIRS; i++) {
            String from = "127.0.3." + (i + 1);
            double there;
            double notThere;
            if (i % 2 == 0) {
                there = millis(method, known.number(), from);
                notThere = millis(method, NOBODY, from);
            } else {
                notThere = millis(method, NOBODY, from);
                there = millis(method, known.number(), from);
            }
            if (i >= WARM_UP) {
                longer[i - WARM_UP] = there - notThere;
            }
        }
        Arrays.sort(longer);
        assertThat(longer[PAIRS / 2]).as("milliseconds, of %s", Arrays.toString(longer)).isBetween(-MOST_MILLIS, MOST_MILLIS);
    }

    private double millis(String method, String number, String from) throws Exception {
        long begin = System.nanoTime();
        ask(method, number, from);
        return (System.nanoTime() - begin) / 1e6;
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "SUBSCRIBE", "PUBLISH", "MESSAGE", "REFER", "NOTIFY", "INFO"})
    void nothingIsDoneWithoutCredentials(String method) throws Exception {
        var b = carillon.line();
        try (Phone bob = b.registered();
                Phone stranger = Phone.on(carillon.sip(), b.number(), "wrong-password-here")) {
            for (String number : List.of(b.number(), "0900123456", "+4930123", "112233", "anonymous", "00123")) {
                SipText request = new SipText(method + " sip:" + number + "@127.0.0.1 SIP/2.0")
                        .add("Via", stranger.via())
                        .add("Max-Forwards", "70")
                        .add("From", "<sip:" + b.number() + "@127.0.0.1>;tag=1")
                        .add("To", "<sip:" + number + "@127.0.0.1>")
                        .add("Call-ID", "uncredited-" + System.nanoTime())
                        .add("CSeq", "1 " + method)
                        .add("Contact", "<sip:x@127.0.0.1:9>")
                        .add("P-Asserted-Identity", "<sip:" + b.number() + "@127.0.0.1>")
                        .add("Refer-To", "<sip:0900123456@127.0.0.1>")
                        .add("Event", "presence");
                assertThat(stranger.exchange(request).status()).as(method + " " + number).isBetween(400, 499);
            }
            assertThat(bob.received(method)).isEmpty();
        }
    }
}
