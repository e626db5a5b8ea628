package io.carillon.call;

import io.carillon.contract.SwitchCommand;
import io.carillon.event.CallEvent;
import java.util.List;

/**
 * What follows from one input.
 *
 * @param call the call afterwards
 * @param commands what the switch is to do, in order, after the call has been stored
 * @param events what watchers are told
 * @param stayed why the input meant nothing, null when it did mean something; counted and traced, never an error of the
 *     caller
 */
public record Step(Call call, List<SwitchCommand> commands, List<CallEvent> events, String stayed) {
    public Step {
        commands = List.copyOf(commands);
        events = List.copyOf(events);
    }

    /** Whether the call is over and its record is to be written. */
    public boolean isOver() {
        return call.isOver();
    }
}
