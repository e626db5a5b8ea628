package io.carillon.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Presence documents from people one should not trust. */
class PidfReaderTest {
    private static final String HEAD = "<presence xmlns='urn:ietf:params:xml:ns:pidf'"
            + " xmlns:r='urn:ietf:params:xml:ns:pidf:rpid' entity='sip:a@b'>";

    private static PidfReader.Reading read(String document) {
        return PidfReader.read(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsUnderstoodIsKept() {
        assertThat(read(HEAD + "<tuple id='t'><status><basic>closed</basic></status><note>At &lt;lunch&gt;</note></tuple>"
                + "<r:person><r:activities><r:meal/><r:away/><r:meal/><r:dancing/></r:activities></r:person></presence>"))
                .isEqualTo(new PidfReader.Reading(new Published(false, List.of("away", "meal"), "At <lunch>"), ""));
    }

    @Test
    void reachableIsWhoHasOneDeviceThatIs() {
        String tuple = "<tuple id='t'><status><basic>%s</basic></status></tuple>";
        assertThat(read(HEAD + tuple.formatted("closed") + tuple.formatted("open") + "</presence>").good().open())
                .isTrue();
        assertThat(read(HEAD + "</presence>").good().open()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "x", "<presence/>", "<presence xmlns='urn:other'/>", HEAD, HEAD + "</tuple></presence>",
        "<!DOCTYPE p [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + HEAD + "<note>&e;</note></presence>",
        "<!DOCTYPE p [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>" + HEAD + "<note>&b;</note></presence>",
        HEAD + "<note>&undefined;</note></presence>", "\u0000",
    })
    void whatCannotBeUsedIsAValue(String document) {
        PidfReader.Reading reading = read(document);
        assertThat(reading.good()).isNull();
        assertThat(reading.bad()).isNotEmpty();
    }

    @Test
    void depthLengthAndSizeAreBounded() {
        assertThat(read(HEAD + "<a>".repeat(20) + "</a>".repeat(20) + "</presence>").bad()).contains("too deep");
        assertThat(read(HEAD + "<a/>".repeat(600) + "</presence>").bad()).contains("too long");
        assertThat(read(HEAD + "<note>" + "x".repeat(20_000) + "</note></presence>").bad()).contains("larger");
        assertThat(read(HEAD + "<note>" + "x".repeat(1_000) + "</note></presence>").good().note()).hasSize(200);
    }

    @Test
    void publicationsOutliveTheProcess() {
        Publication one = new Publication(
                new io.carillon.contract.Aor(io.carillon.contract.Tenant.DEFAULT, "1001"), "k", "e",
                java.time.Instant.parse("2026-01-01T00:00:00Z"), new Published(true, List.of("away"), "n\u00e4h"));
        assertThat(Publication.of(one.toBytes())).isEqualTo(one);
        for (int length = 0; length < one.toBytes().length; length++) {
            byte[] torn = java.util.Arrays.copyOf(one.toBytes(), length);
            org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                    .isThrownBy(() -> Publication.of(torn));
        }
    }

    @Test
    void presenceIsComposedOfAllThatIsKnown() {
        assertThat(PresenceEvents.composed(List.of(), true, false, false))
                .isEqualTo(new Published(true, List.of(), ""));
        assertThat(PresenceEvents.composed(List.of(), false, true, true))
                .isEqualTo(new Published(false, List.of("busy", "on-the-phone"), ""));
        assertThat(PresenceEvents.composed(List.of(new Published(false, List.of("away"), "out"),
                new Published(false, List.of(), "")), true, false, false))
                .isEqualTo(new Published(false, List.of("away"), "out"));
    }
}
