package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.AppRequest;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.LegId;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.SoundCommand.PlayMusic;
import io.carillon.contract.SoundCommand.StopMusic;
import io.carillon.contract.SwitchCommand.ApplyMedia;
import io.carillon.contract.SwitchCommand.PassOffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is kept waiting hears music. */
class HoldMusicTest extends Scenario {
    private CallId call;
    private LegId caller;
    private LegId callee;

    @BeforeEach
    void talk() {
        call = house.talking("1001", "1002");
        caller = house.phones.caller(call);
        callee = house.legTo("1002");
    }

    @AfterEach
    void everybodyHangsUp() {
        house.phones.hangsUp(caller);
    }

    @Test
    void thePeerOfAPhoneThatHolds() {
        house.phones.offers(callee, MediaDirection.INACTIVE);
        assertThat(house.phones.commands(PassOffer.class)).containsExactly(new PassOffer(callee, caller, true));
        assertThat(house.phones.commands(PlayMusic.class)).containsExactly(new PlayMusic(caller, "default"));
        house.phones.offers(callee, MediaDirection.SENDRECV);
        assertThat(house.phones.commands(StopMusic.class)).containsExactly(new StopMusic(caller));
    }

    @Test
    void whomTheApiHoldsAndHeGoesOnListening() {
        house.phones.asks(call, new AppRequest.HoldCall("ann", caller));
        assertThat(house.phones.commands(ApplyMedia.class)).containsExactly(
                new ApplyMedia(caller, MediaDirection.INACTIVE), new ApplyMedia(callee, MediaDirection.RECVONLY));
        assertThat(house.phones.commands(PlayMusic.class)).containsExactly(new PlayMusic(callee, "default"));
        house.phones.asks(call, new AppRequest.ResumeCall("ann", caller));
        assertThat(house.phones.commands(StopMusic.class)).containsExactly(new StopMusic(callee));
    }

    @Test
    void nobodyWhenBothHold() {
        house.phones.offers(callee, MediaDirection.SENDONLY);
        house.phones.offers(caller, MediaDirection.SENDONLY);
        assertThat(house.phones.commands(PlayMusic.class)).containsExactly(new PlayMusic(caller, "default"));
    }

    @Test
    void whoIsHandedOnInVainHearsItAgain() {
        house.phones.offers(callee, MediaDirection.SENDONLY);
        house.phones.refers(callee, "1003");
        house.phones.rejects(house.legTo("1003"), Cause.BUSY);
        assertThat(house.phones.commands(PlayMusic.class)).containsExactly(
                new PlayMusic(caller, "default"), new PlayMusic(caller, "default"));
    }

    @Test
    void aMusicThatFailsChangesNothing() {
        house.phones.failing(house.phones.commands().size() + 1, Cause.SERVER_ERROR);
        house.phones.offers(callee, MediaDirection.SENDONLY);
        assertThat(house.live(call).posture().isHeld()).isTrue();
    }
}
