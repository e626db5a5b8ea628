package io.carillon.api.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.message.KeptText;
import io.carillon.message.TextChange;
import io.carillon.message.WaitingText;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTextsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Tenant HOUSE = new Tenant("house");

    private final RecentTexts recent = new RecentTexts();

    private static TextChange change(String id, boolean gone) {
        WaitingText text = new WaitingText(id, new Aor(HOUSE, "1002"), "1001", "text/plain", new byte[0], NOON, NOON.plusSeconds(60));
        return new TextChange(new KeptText(text, null), gone);
    }

    private List<String> shown(Tenant tenant, Instant now) {
        return recent.of(tenant, now).map(text -> text.text().id()).toList();
    }

    @Test
    void whatIsGoneIsShownToNobodyAndKnownForAWhile() {
        recent.heard(change("a", false), NOON);
        assertThat(shown(HOUSE, NOON)).containsExactly("a");
        assertThat(shown(Tenant.DEFAULT, NOON)).isEmpty();
        assertThat(recent.one(Tenant.DEFAULT, "a", NOON)).isEmpty();
        recent.heard(change("a", true), NOON);
        assertThat(shown(HOUSE, NOON)).isEmpty();
        assertThat(recent.one(HOUSE, "a", NOON)).isEmpty();
        assertThat(recent.known("a")).isPresent();
    }

    @Test
    void anOldOneIsShownNoMoreAndForgottenLater() {
        recent.heard(change("a", false), NOON);
        Instant later = NOON.plus(RecentTexts.SHOWN);
        assertThat(shown(HOUSE, later)).isEmpty();
        assertThat(recent.known("a")).isPresent();
        assertThat(shown(HOUSE, NOON.plus(RecentTexts.KNOWN).plusSeconds(1))).isEmpty();
        assertThat(recent.known("a")).isEmpty();
    }

    @Test
    void ofManyTheOldestGo() {
        for (int i = 0; i <= RecentTexts.MOST; i++) {
            recent.heard(change("t" + i, false), NOON.plusMillis(i));
        }
        assertThat(shown(HOUSE, NOON)).hasSize(RecentTexts.MOST / 2 + 1).contains("t" + RecentTexts.MOST).doesNotContain("t0");
    }
}
