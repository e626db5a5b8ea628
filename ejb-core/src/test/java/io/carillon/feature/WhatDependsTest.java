package io.carillon.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dialplan.HostedNumber;
import io.carillon.dialplan.InsideNumbers;
import io.carillon.dialplan.RingGroup;
import io.carillon.directory.Permission;
import io.carillon.directory.RingStrategy;
import io.carillon.feature.names.NameRouting;
import io.carillon.feature.park.ParkRouting;
import io.carillon.feature.park.Parking;
import io.carillon.feature.voicemail.VoicemailDirect;
import io.carillon.feature.voicemail.VoicemailOverflow;
import io.carillon.hours.OpeningHours;
import io.carillon.hours.Standing;
import io.carillon.hours.TimeCondition;
import io.carillon.mailbox.Mailbox;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What does nothing any more when a feature is switched off. */
class WhatDependsTest {
    private record Room(boolean enabled) implements HostedNumber {
        @Override
        public String title() {
            return "Room";
        }

        @Override
        public String kind() {
            return "room";
        }

        @Override
        public String feature() {
            return "rooms";
        }
    }

    private final FeatureCatalog catalog = new FeatureCatalog(
            List.of(new VoicemailOverflow(), new VoicemailDirect(), new ParkRouting(), new NameRouting()),
            List.of(new Parking(null)), FeatureSwitch.DEFAULTS);

    @Test
    void featuresThatBringCallersToAnotherDoNothingWithoutIt() {
        assertThat(catalog.leadingTo(Mailbox.FEATURE)).containsExactly("voicemail-direct", "voicemail-overflow");
        assertThat(catalog.leadingTo("park")).containsExactly("park-slots");
        assertThat(catalog.leadingTo("park-slots")).isEmpty();
    }

    @Test
    void codesAreThoseThatReachTheFeature() {
        assertThat(catalog.codesOf("park")).containsExactly("*70");
        assertThat(catalog.codesOf("park-slots")).isEmpty();
    }

    @Test
    void numbersAreThoseOfTheKindThatTheFeatureServes() {
        RingGroup sales = new RingGroup("600", "Sales", true, RingStrategy.ALL, Duration.ofSeconds(20), false,
                Permission.INTERNAL, "", List.of(), false);
        TimeCondition office = new TimeCondition("Office", new OpeningHours(ZoneOffset.UTC, List.of(), List.of()),
                Standing.AUTOMATIC, "", "", Permission.INTERNAL, List.of());
        InsideNumbers inside = new InsideNumbers(List.of(sales), Map.of("700", office),
                Map.of("802", new Room(false), "801", new Room(true)), InsideNumbers.Own.NOTHING);
        assertThat(inside.leadingTo("rooms")).containsExactly("801", "802");
        assertThat(inside.leadingTo("ring-groups")).containsExactly("600");
        assertThat(inside.leadingTo("time-conditions")).containsExactly("700");
        assertThat(inside.leadingTo("echo")).isEmpty();
    }
}
