package io.carillon.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.SourceBan.Reason;
import io.carillon.contract.SourceBan;
import io.carillon.sip.BanConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BanListTest {
    private static final String THIEF = "198.51.100.7";
    private static final BanConfig CONFIG = new BanConfig(
            20, Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofDays(1), List.of("friendly-scanner"));

    private final AtomicLong clock = new AtomicLong(1_800_000_000_000L);
    private final BanList bans = new BanList(CONFIG, clock::get, "203.0.113.1"::equals);

    private void guess(String source, int times) {
        for (int i = 0; i < times; i++) {
            bans.guessed(source, source.endsWith("/64") ? source.substring(0, source.length() - 3) : source);
        }
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toMillis());
    }

    private boolean isShut(String source) {
        return bans.ear(source) == BanList.Ear.SHUT;
    }

    @Test
    void whoGuessesTooOftenIsNotHeardForAWhile() {
        guess(THIEF, 19);
        assertThat(isShut(THIEF)).isFalse();
        guess(THIEF, 1);
        assertThat(isShut(THIEF)).isTrue();
        assertThat(isShut("198.51.100.8")).isFalse();
        pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(isShut(THIEF)).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(isShut(THIEF)).isFalse();
    }

    @Test
    void offencesFadeAway() {
        for (int i = 0; i < 200; i++) {
            guess(THIEF, 1);
            pass(Duration.ofMinutes(1));
        }
        assertThat(isShut(THIEF)).as("one wrong password a minute").isFalse();
        for (int i = 0; i < 60; i++) {
            guess(THIEF, 1);
            pass(Duration.ofSeconds(20));
        }
        assertThat(isShut(THIEF)).as("three a minute").isTrue();
    }

    @Test
    void eachFurtherBanTakesTwiceAsLongUpToADay() {
        Duration expected = Duration.ofMinutes(5);
        for (int times = 1; times < 14; times++) {
            guess(THIEF, 20);
            SourceBan ban = bans.state(0).bans().get(0);
            assertThat(ban.times()).isEqualTo(times);
            assertThat(Duration.between(ban.since(), ban.until())).isEqualTo(expected);
            pass(expected.plusMillis(1));
            expected = expected.multipliedBy(2);
            if (expected.compareTo(Duration.ofDays(1)) > 0) {
                expected = Duration.ofDays(1);
            }
        }
        pass(SourceBan.REMEMBERED);
        bans.sweep();
        guess(THIEF, 20);
        assertThat(bans.state(0).bans().get(0).times()).as("a day of good behaviour").isEqualTo(1);
    }

    @Test
    void aScannerIsBannedAtOnceAndRubbishOnlyInMasses() {
        bans.scanned(THIEF, THIEF);
        assertThat(bans.state(0).bans()).extracting(SourceBan::reason).containsExactly(Reason.SCANNER);
        for (int i = 0; i < 1_000; i++) {
            bans.malformed("198.51.100.8", "198.51.100.8");
        }
        assertThat(isShut("198.51.100.8")).isFalse();
        for (int i = 0; i < 1_000; i++) {
            bans.malformed("198.51.100.8", "198.51.100.8");
        }
        assertThat(isShut("198.51.100.8")).isTrue();
    }

    @Test
    void scannersAreKnownByWhatTheyCallThemselves() {
        assertThat(CONFIG.isScanner("Friendly-Scanner v1")).isTrue();
        assertThat(CONFIG.isScanner("Yealink SIP-T54W")).isFalse();
        assertThat(CONFIG.isScanner(null)).isFalse();
    }

    @Test
    void trunksAllowedNetworksAndHousesWithATelephoneAreNeverBanned() {
        bans.allow(List.of("192.0.2.0/28", "2001:db8:1::/48"));
        bans.registered("198.51.100.9", Duration.ofMinutes(10));
        for (String good : List.of("203.0.113.1", "192.0.2.3", "2001:db8:1:2::/64", "198.51.100.9")) {
            guess(good, 50);
            assertThat(isShut(good)).as(good).isFalse();
        }
        pass(Duration.ofMinutes(11));
        guess("198.51.100.9", 20);
        assertThat(isShut("198.51.100.9")).as("its registration is over").isTrue();
    }

    @Test
    void anAdministratorsBanWinsOverATelephoneButNotOverTheAllowList() {
        bans.registered(THIEF, Duration.ofHours(1));
        Instant now = Instant.ofEpochMilli(clock.get());
        assertThat(bans.ban(new SourceBan(THIEF, now, now.plusSeconds(60), 1, Reason.ADMINISTRATOR))).isTrue();
        assertThat(isShut(THIEF)).isTrue();
        bans.allow(List.of(THIEF));
        assertThat(isShut(THIEF)).as("allowed meanwhile").isFalse();
        assertThat(bans.ban(new SourceBan(THIEF, now, now.plusSeconds(60), 1, Reason.ADMINISTRATOR))).isFalse();
        assertThat(bans.ban(new SourceBan("203.0.113.1", now, now.plusSeconds(60), 1, Reason.ADMINISTRATOR))).isFalse();
    }

    @Test
    void whoIsLiftedBeginsAnew() {
        guess(THIEF, 20);
        bans.lift(THIEF);
        assertThat(isShut(THIEF)).isFalse();
        guess(THIEF, 19);
        assertThat(isShut(THIEF)).isFalse();
        guess(THIEF, 1);
        assertThat(bans.state(0).bans().get(0).times()).isEqualTo(1);
    }

    @Test
    void whoCalledForHelpIsHeardByHalf() {
        bans.spare(THIEF);
        assertThat(bans.ear(THIEF)).isEqualTo(BanList.Ear.OPEN);
        guess(THIEF, 20);
        bans.spare(THIEF);
        assertThat(bans.ear(THIEF)).isEqualTo(BanList.Ear.HALF);
    }

    @Test
    void theTableIsBoundedAndTheBanThatEndsFirstMakesRoom() {
        Instant now = Instant.ofEpochMilli(clock.get());
        for (int i = 0; i <= BanList.MOST_BANS; i++) {
            bans.ban(new SourceBan("10.0." + i / 256 + "." + i % 256, now, now.plusSeconds(100 + i), 1, Reason.ADMINISTRATOR));
        }
        assertThat(bans.active()).isEqualTo(BanList.MOST_BANS);
        assertThat(isShut("10.0.0.0")).isFalse();
        assertThat(isShut("10.0.0.1")).isTrue();
    }

    @Test
    void aVersionThatIsKnownIsNotToldAgain() {
        long known = bans.state(0).version();
        assertThat(bans.state(known)).isNull();
        guess(THIEF, 20);
        assertThat(bans.state(known).bans()).hasSize(1);
    }
}
