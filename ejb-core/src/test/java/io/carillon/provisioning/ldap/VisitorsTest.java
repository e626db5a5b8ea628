package io.carillon.provisioning.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One address cannot take the places of all telephones, and who says nothing keeps none. */
class VisitorsTest {
    private static final String OFFICE = "192.0.2.1";
    private static final String HOME = "192.0.2.2";

    private final AtomicLong clock = new AtomicLong();
    private final Visitors<String> visitors = new Visitors<>(clock::get);

    private boolean comes(String who, String source) {
        return visitors.come(who, source, 3, 2);
    }

    @Test
    void oneAddressLeavesRoomForOthersAndAllTogetherAreBounded() {
        assertThat(comes("a", OFFICE)).isTrue();
        assertThat(comes("b", OFFICE)).isTrue();
        assertThat(comes("c", OFFICE)).isFalse();
        assertThat(comes("d", HOME)).isTrue();
        assertThat(comes("e", HOME)).as("a fourth").isFalse();
        assertThat(visitors.count()).isEqualTo(3);
        assertThat(visitors.from(OFFICE)).isEqualTo(2);
        visitors.gone("a");
        visitors.gone("a");
        visitors.gone("c");
        assertThat(visitors.from(OFFICE)).as("each goes once").isEqualTo(1);
        assertThat(comes("c", OFFICE)).isTrue();
    }

    @Test
    void aStrangerHasTheTimeHeHadWhateverHeAsksAndWhoIsGoneStaysGone() {
        comes("stranger", OFFICE);
        comes("known", HOME);
        clock.set(20);
        visitors.heard("stranger", false);
        visitors.heard("known", true);
        clock.set(40);
        assertThat(visitors.silent(30, 50)).containsExactly("stranger");
        clock.set(80);
        assertThat(visitors.silent(30, 50)).containsExactlyInAnyOrder("stranger", "known");
        visitors.gone("known");
        visitors.heard("known", true);
        assertThat(visitors.count()).isEqualTo(1);
    }

    @Test
    void whatHappensOftenIsSaidOnceWithHowOftenItWas() {
        List<Long> said = new ArrayList<>();
        Seldom often = new Seldom(Long.MAX_VALUE / 4);
        Seldom each = new Seldom(0);
        for (int i = 0; i < 3; i++) {
            often.say(said::add);
        }
        assertThat(said).containsExactly(0L);
        each.say(said::add);
        each.say(said::add);
        assertThat(said).containsExactly(0L, 0L, 0L);
    }
}
