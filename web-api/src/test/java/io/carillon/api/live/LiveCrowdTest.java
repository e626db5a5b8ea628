package io.carillon.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.api.http.Roles;
import io.carillon.contract.Tenant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Much that changes, look after look: what each browser gets of it. */
class LiveCrowdTest {
    private static final Tenant HOUSE = new Tenant("house");

    private final LiveHubTest.Things things = new LiveHubTest.Things();
    private final LiveHubTest.Paper paper = new LiveHubTest.Paper();
    private final LiveChanges changes = new LiveChanges();
    private long now = 1_000_000_000L;
    private final LiveHub hub = new LiveHub(List.of(things), changes, viewer -> true, Duration.ofSeconds(20), () -> now);
    private LiveClient ann;

    @BeforeEach
    void sheWatches() throws Exception {
        ann = new LiveClient(LiveHubTest.viewer(HOUSE, Roles.ADMIN, null), paper, new Outgoing(paper, () -> now), now);
        hub.open(ann);
        look();
        subscribe("things");
    }

    private void subscribe(String topic) throws Exception {
        hub.said(ann, LiveRequest.parse("{\"type\":\"subscribe\",\"topics\":[\"" + topic + "\"]}"));
        look();
    }

    private void look() throws InterruptedException {
        now += LiveHub.LOOK_NANOS;
        hub.round();
    }

    private void change(int count, int value) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            things.put(HOUSE, "t" + i, new LiveHubTest.Thing("1", value));
            changes.touched("things", HOUSE, "t" + i);
        }
        look();
    }

    private int told() {
        return paper.last().getJsonObject("set").getJsonObject("t0").getInt("value");
    }

    @Test
    void patchesAreFewerAndTheLastStateIsTold() throws Exception {
        int before = paper.said.size();
        for (int value = 0; value < 12; value++) {
            change(LiveHub.CROWD, value);
        }
        assertThat(paper.said).hasSize(before + 4);
        look();
        assertThat(told()).isEqualTo(11);
    }

    @Test
    void whatChangesAloneIsToldAtTheNextLook() throws Exception {
        for (int value = 0; value < 3; value++) {
            change(LiveHub.CROWD - 1, value);
            assertThat(told()).isEqualTo(value);
        }
    }

    @Test
    void whoFollowsEventsHearsOfEach() throws Exception {
        subscribe("customer_id:house:thing:t0");
        change(LiveHub.CROWD, 1);
        change(LiveHub.CROWD, 2);
        assertThat(paper.types()).endsWith("patch", "thing_created", "patch", "thing_updated");
    }
}
