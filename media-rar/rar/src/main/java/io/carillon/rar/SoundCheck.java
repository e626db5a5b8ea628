package io.carillon.rar;

import io.carillon.contract.CallId;
import io.carillon.contract.LegMedia;
import io.carillon.contract.SwitchBusyException;
import io.carillon.rar.CallLanes.Admission;
import io.carillon.rtp.SoundNow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks how the audio of a live call is, on its lane. */
final class SoundCheck {
    private static final long PATIENCE_SECONDS = 2;

    private final CallLanes lanes;
    private final CallTable table;

    SoundCheck(CallLanes lanes, CallTable table) {
        this.lanes = lanes;
        this.table = table;
    }

    /** @throws SwitchBusyException when the lane does not come to it in time */
    List<LegMedia> of(CallId call) {
        if (table.find(call) == null) {
            return List.of();
        }
        CompletableFuture<List<LegMedia>> found = new CompletableFuture<>();
        try {
            if (lanes.offer(call, () -> look(call, found), Admission.NEW)) {
                return found.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException late) {
            found.cancel(false);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
        throw new SwitchBusyException("The call is busy");
    }

    private void look(CallId call, CompletableFuture<List<LegMedia>> found) {
        try {
            LiveCall live = table.find(call);
            found.complete(live == null ? List.of() : live.legs().stream().map(SoundCheck::of).toList());
        } catch (RuntimeException failed) {
            found.completeExceptionally(failed);
        }
    }

    private static LegMedia of(Leg leg) {
        return SoundNow.of(leg.rtp()).ofLeg(leg.id(), leg.sip() == null ? null : leg.sip().transport());
    }
}
