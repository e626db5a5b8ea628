package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.DialNotes.Diverted;
import io.carillon.contract.DialNotes.Why;
import io.carillon.sip.message.MessageReader;
import io.carillon.sip.message.ParsedMessage;
import io.carillon.sip.message.SipLimits;
import io.carillon.sip.message.SipRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has sent a call on outside, as carriers say it (RFC 5806, RFC 7044, RFC 7544). */
class SentOnByTest {
    private static List<Diverted> of(String... headers) {
        String invite = "INVITE sip:+4930555@carillon SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKd\r\n"
                + "Max-Forwards: 70\r\nFrom: <sip:+4940@carrier.example>;tag=1\r\nTo: <sip:+4930555@carillon>\r\n"
                + "Call-ID: d\r\nCSeq: 1 INVITE\r\nContact: <sip:192.0.2.1>\r\n" + String.join("\r\n", headers)
                + "\r\nContent-Length: 0\r\n\r\n";
        ParsedMessage read = new MessageReader(SipLimits.DEFAULT).read(invite.getBytes(StandardCharsets.UTF_8));
        return SentOnBy.of((SipRequest) ((ParsedMessage.Good) read).message());
    }

    @Test
    void theLastOneStandsFirstInDiversion() {
        assertThat(of("Diversion: <sip:+4931@c.example;user=phone>;reason=user-busy;counter=1, <tel:+4932>;reason=\"no-answer\"",
                "Diversion: <sip:+4933;phone-context=x@c.example>"))
                .containsExactly(new Diverted("+4933", Why.UNKNOWN), new Diverted("+4932", Why.NO_ANSWER),
                        new Diverted("+4931", Why.BUSY));
        assertThat(of("Subject: none")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"unconditional,ALWAYS", "time-of-day,ALWAYS", "USER-BUSY,BUSY", "no-answer,NO_ANSWER", "away,NO_ANSWER",
        "unavailable,UNREACHABLE", "out-of-service,UNREACHABLE", "deflection,BY_DEVICE", "unknown,UNKNOWN", "moon,UNKNOWN"})
    void reasonsAreUnderstood(String reason, Why why) {
        assertThat(of("Diversion: <sip:9@c.example>;reason=" + reason)).containsExactly(new Diverted("9", why));
    }

    @Test
    void whoDoesNotWantToBeNamedIsNot() {
        assertThat(of("Diversion: <sip:9@c.example>;privacy=full", "Diversion: <sip:8@c.example>;privacy=\"uri\"",
                "Diversion: <sip:7@c.example>;privacy=off"))
                .containsExactly(new Diverted("7", Why.UNKNOWN));
        assertThat(of("Privacy: id;history", "History-Info: <sip:9@c.example>;index=1, <sip:8@c.example>;index=1.1;mp=1"))
                .isEmpty();
        assertThat(of("History-Info: <sip:9@c.example?Privacy=history>;index=1,<sip:8@c.example;cause=486>;index=1.1;mp=1"
                + ",<sip:7@c.example;cause=302>;index=1.1.1;mp=1.1"))
                .containsExactly(new Diverted("8", Why.ALWAYS));
    }

    @Test
    void aHistoryTellsWhoSentTheCallOnAndNotWhereItWasLookedUp() {
        assertThat(of("History-Info: <sip:+4931@c.example?Reason=SIP%3Bcause%3D486%3Btext%3D%22Busy%22>;index=1",
                "History-Info: <sip:+4932@c.example>;index=1.1;mp=1",
                "History-Info: <sip:+4932@192.0.2.7>;index=1.1.1;rc=1.1",
                "History-Info: <sip:+4933@c.example;cause=408>;index=1.2;mp=1.1"))
                .containsExactly(new Diverted("+4931", Why.BUSY), new Diverted("+4932", Why.NO_ANSWER));
        assertThat(of("History-Info: <sip:9@c.example?Reason=Q.850%3Bcause%3D17>;index=1,<sip:8@c.example>;index=1.1;mp=1"))
                .containsExactly(new Diverted("9", Why.UNKNOWN));
    }

    @Test
    void whatWeWriteWeRead() {
        assertThat(of("History-Info: <sip:1003@h.example?Reason=SIP%3Bcause%3D302>;index=1",
                "History-Info: <sip:1004@h.example?Reason=SIP%3Bcause%3D480>;index=1.1;mp=1",
                "History-Info: <sip:1002@h.example>;index=1.1.1;mp=1.1"))
                .containsExactly(new Diverted("1003", Why.ALWAYS), new Diverted("1004", Why.BY_DEVICE));
    }

    @Test
    void theLastOfVeryManyAreKept() {
        StringBuilder diversion = new StringBuilder("Diversion: <sip:1@c.example>");
        StringBuilder history = new StringBuilder("History-Info: <sip:20@c.example>;index=1");
        for (int i = 2; i <= 20; i++) {
            diversion.append(",<sip:").append(i).append("@c.example>");
            history.append(",<sip:").append(21 - i).append("@c.example>;index=1;mp=1");
        }
        for (String header : List.of(diversion.toString(), history.append(",<sip:0@c.example>;index=1;mp=1").toString())) {
            assertThat(of(header)).extracting(Diverted::number).containsExactly("8", "7", "6", "5", "4", "3", "2", "1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Diversion: <sip:", "Diversion: ,,,", "Diversion: <sip:c.example>;reason=unconditional",
        "Diversion: <sip:%00%0D%0AX@c.example>", "History-Info: <sip:9@c.example?Privacy=%ZZ>;index=1, <sip:8@c.example>;mp=1",
        "History-Info: <sip:9@c.example>;index=1"})
    void nonsenseIsNobodyAndRefusesNoCall(String header) {
        assertThat(of(header)).isEmpty();
    }

    @Test
    void aNumberIsNoNovel() {
        assertThat(of("Diversion: <sip:" + "9".repeat(65) + "@c.example>, <sip:" + "9".repeat(64) + "@c.example>")).hasSize(1);
    }
}
